package io.broadsheet.mail;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;

/** Writes what the test says that has made the reference. */
abstract class Letters implements MailSource {

    private final Map<UUID, Function<Mail, Optional<Letter>>> writers = new ConcurrentHashMap<>();
    private final List<UUID> written = new CopyOnWriteArrayList<>();
    private final Set<UUID> failing = ConcurrentHashMap.newKeySet();
    private final Map<UUID, String> bounced = new ConcurrentHashMap<>();

    /** What to write for the reference. */
    void write(UUID reference, Function<Mail, Optional<Letter>> writer) {
        writers.put(reference, writer);
    }

    /** To throw when told that the mail to the recipient bounced. */
    void failOver(UUID recipient) {
        failing.add(recipient);
    }

    /** The recipients of all letters that were written, as often as they were. */
    List<UUID> written() {
        return written;
    }

    /** Recipients, each with the reason. */
    Map<UUID, String> bounced() {
        return bounced;
    }

    static Letter letter(String to, String subject) {
        return new Letter(to, "", null, subject, "Text", "<p>Text</p>", Map.of());
    }

    @Override
    public Optional<Letter> write(Mail mail) {
        written.add(mail.recipient());
        return writers.getOrDefault(mail.reference(), none -> Optional.empty()).apply(mail);
    }

    @Override
    public void bounced(Mail mail, String reason) {
        if (failing.contains(mail.recipient())) {
            throw new UnsupportedOperationException();
        }
        bounced.put(mail.recipient(), reason);
    }

    @ApplicationScoped
    static class Single extends Letters {

        @Override
        public String kind() {
            return "test";
        }

        @Override
        public boolean bulk() {
            return false;
        }
    }

    @ApplicationScoped
    static class Bulk extends Letters {

        @Override
        public String kind() {
            return "bulk-test";
        }

        @Override
        public boolean bulk() {
            return true;
        }
    }
}
