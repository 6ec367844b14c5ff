package io.broadsheet.signup;

import io.broadsheet.audit.AuditLog;
import io.broadsheet.http.Problem;
import io.broadsheet.http.ProblemType;
import io.broadsheet.http.RequestLimits;
import io.broadsheet.mail.EmailAddress;
import io.broadsheet.newsletter.Newsletter;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.apache.commons.csv.CSVException;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.apache.commons.csv.DuplicateHeaderMode;

/**
 * Signs up whoever stands in a CSV file (RFC 4180, UTF-8) with a line of names: {@code email}, and perhaps {@code name},
 * {@code source}, {@code consent}; others are ignored, so that an export can be read again. Each row is its own transaction,
 * and reading a file twice does no more than reading it once.
 */
@ApplicationScoped
class SignupImport {

    /** Bytes of a file: some 150 000 rows. */
    static final int MOST_BYTES = RequestLimits.IMPORT;

    static final int MOST_ERRORS = 100;

    private static final int LONGEST_TEXT = 200;
    private static final String BYTE_ORDER_MARK = "\ufeff";

    private static final CSVFormat FORMAT = CSVFormat.RFC4180
            .builder()
            .setHeader()
            .setSkipHeaderRecord(true)
            .setIgnoreHeaderCase(true)
            .setIgnoreEmptyLines(true)
            .setAllowMissingColumnNames(true)
            .setDuplicateHeaderMode(DuplicateHeaderMode.ALLOW_EMPTY)
            .get();

    /** What became of a row. */
    private enum Outcome {
        CONFIRMED,
        ASKED,
        UNCHANGED,
        REFUSED,
        INVALID
    }

    @Inject
    SubscriberRepository subscribers;

    @Inject
    SubscriptionRepository subscriptions;

    @Inject
    BlockedAddresses blocked;

    @Inject
    OptIn optIn;

    @Inject
    ConsentReceiptRepository receipts;

    @Inject
    AuditLog audit;

    @Inject
    InstantSource clock;

    /**
     * @param consent how those have agreed whose row does not say so itself; null if nobody knows, so that they are asked
     * @throws Problem 400 if the file as a whole cannot be read; then nothing is imported
     */
    SubscriptionJson.ImportResult read(Newsletter newsletter, InputStream file, String consent) throws IOException {
        String text = text(file.readNBytes(MOST_BYTES + 1));
        each(text, row -> {});
        // Before the first row, since each is a transaction of its own.
        QuarkusTransaction.requiringNew().run(() -> audit.note("import", newsletter, 200));
        Map<Outcome, Integer> outcomes = new EnumMap<>(Outcome.class);
        List<SubscriptionJson.ImportError> errors = new ArrayList<>();
        each(text, row -> {
            Outcome outcome = QuarkusTransaction.requiringNew().call(() -> take(newsletter, row, consent));
            outcomes.merge(outcome, 1, Integer::sum);
            if (outcome == Outcome.INVALID && errors.size() < MOST_ERRORS) {
                errors.add(new SubscriptionJson.ImportError(row.getParser().getCurrentLineNumber(), EmailAddress.RULE));
            }
        });
        return new SubscriptionJson.ImportResult(
                outcomes.getOrDefault(Outcome.CONFIRMED, 0),
                outcomes.getOrDefault(Outcome.ASKED, 0),
                outcomes.getOrDefault(Outcome.UNCHANGED, 0),
                outcomes.getOrDefault(Outcome.REFUSED, 0),
                outcomes.getOrDefault(Outcome.INVALID, 0),
                errors);
    }

    private static String text(byte[] file) {
        if (file.length > MOST_BYTES) {
            throw new Problem(ProblemType.CONTENT_TOO_LARGE, "The file has more than " + MOST_BYTES + " bytes.");
        }
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(file))
                    .toString();
            if (text.indexOf('\0') >= 0) {
                throw new Problem(ProblemType.MALFORMED_REQUEST, "The file holds U+0000.");
            }
            return text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text;
        } catch (CharacterCodingException invalid) {
            throw new Problem(ProblemType.MALFORMED_REQUEST, "The file is not valid UTF-8.");
        }
    }

    private static void each(String text, Consumer<CSVRecord> use) {
        try (CSVParser rows = CSVParser.parse(text, FORMAT)) {
            if (rows.getHeaderNames().stream().noneMatch("email"::equalsIgnoreCase)) {
                throw new Problem(
                        ProblemType.MALFORMED_REQUEST,
                        "The first line must name the columns, and one of them 'email'; known: email, name, source,"
                                + " consent.");
            }
            rows.forEach(use);
        } catch (CSVException | UncheckedIOException | IllegalArgumentException | IllegalStateException malformed) {
            throw malformed(malformed);
        } catch (IOException malformed) {
            throw malformed(malformed);
        }
    }

    private static Problem malformed(Exception reason) {
        return new Problem(ProblemType.MALFORMED_REQUEST, "The file is no CSV (RFC 4180): " + reason.getMessage());
    }

    private Outcome take(Newsletter newsletter, CSVRecord row, String consent) {
        Optional<EmailAddress> address = value(row, "email").flatMap(EmailAddress::parse);
        if (address.isEmpty()) {
            return Outcome.INVALID;
        }
        if (blocked.has(address.get())) {
            return Outcome.REFUSED;
        }
        Instant now = clock.instant();
        Subscriber subscriber =
                subscribers.claim(address.get(), value(row, "name").orElse(null), now);
        Subscription subscription = subscriptions.claim(subscriber, newsletter, now);
        if (subscription.status() == SubscriptionStatus.CONFIRMED) {
            return Outcome.UNCHANGED;
        }
        // Whoever has left comes back by themselves, or not at all.
        if (!subscription.isOpen() || subscription.status() != SubscriptionStatus.PENDING) {
            return Outcome.REFUSED;
        }
        String source = value(row, "source").orElse("import");
        String agreed = value(row, "consent").orElse(consent);
        if (agreed == null) {
            return optIn.ask(subscription, source, null, now, now) ? Outcome.ASKED : Outcome.UNCHANGED;
        }
        subscription.agree(now);
        receipts.add(subscription, ConsentReceipt.Action.IMPORTED, null, agreed, null, now);
        return Outcome.CONFIRMED;
    }

    /** What a cell says, on one line and not too long; the apostrophe is taken off that an export puts before formulas. */
    private static Optional<String> value(CSVRecord row, String column) {
        return Optional.ofNullable(row.isSet(column) ? row.get(column) : null)
                .map(text -> SignupExport.isGuarded(text) ? text.substring(1) : text)
                .map(text -> text.replaceAll("\\p{Cntrl}+", " ").strip())
                .filter(text -> !text.isEmpty())
                .map(text -> text.length() > LONGEST_TEXT && !column.equals("email")
                        ? text.substring(0, LONGEST_TEXT)
                        : text);
    }
}
