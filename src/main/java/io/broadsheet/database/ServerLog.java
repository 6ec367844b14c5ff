package io.broadsheet.database;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import java.util.regex.Pattern;

/** The file the server writes to, and where in it the present start begins. */
final class ServerLog {
    /** Thousands of starts; older lines help nobody. */
    private static final long LIMIT_BYTES = 1_000_000;

    private static final Pattern COMPLAINT = Pattern.compile("^.*?(FATAL|PANIC|error):\\s*");

    private final Path file;
    private final long begin;

    private ServerLog(Path file, long begin) {
        this.file = file;
        this.begin = begin;
    }

    static ServerLog open(Path file) throws IOException {
        if (Files.exists(file) && Files.size(file) > LIMIT_BYTES) {
            Files.move(file, file.resolveSibling(file.getFileName() + ".old"), StandardCopyOption.REPLACE_EXISTING);
        }
        try (FileChannel channel = PrivateFiles.open(file)) {
            return new ServerLog(file, channel.size());
        }
    }

    /** Why the server gave up, in its own words. */
    Optional<String> reason() throws IOException {
        byte[] all = Files.readAllBytes(file);
        String said = new String(all, (int) begin, all.length - (int) begin, StandardCharsets.UTF_8);
        return complaint(said).map(complaint -> complaint + " (see " + file + ")");
    }

    /** The first thing a program of PostgreSQL could not do; what follows it are consequences. */
    static Optional<String> complaint(String said) {
        return said.lines()
                .filter(line -> COMPLAINT.matcher(line).find())
                .findFirst()
                .map(line -> COMPLAINT.matcher(line).replaceFirst(""));
    }
}
