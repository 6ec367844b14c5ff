package io.broadsheet.signup;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/**
 * Writes signups as CSV (RFC 4180), oldest first, a thousand at a time: as many as there are, in constant memory. A cell that
 * a spreadsheet would take for a formula gets an apostrophe before it.
 */
@ApplicationScoped
class SignupExport {

    private static final int AT_A_TIME = 1_000;

    private static final Pattern FORMULA = Pattern.compile("[=+\\-@\t\r].*", Pattern.DOTALL);

    private static final CSVFormat FORMAT = CSVFormat.RFC4180
            .builder()
            .setHeader("id", "email", "name", "status", "source", "createdAt", "confirmedAt", "endedAt")
            .get();

    @Inject
    SubscriptionRepository subscriptions;

    void write(SubscriptionFilter filter, OutputStream stream) throws IOException {
        try (CSVPrinter csv = new CSVPrinter(new OutputStreamWriter(stream, StandardCharsets.UTF_8), FORMAT)) {
            List<SubscriptionJson.View> rows = subscriptions.behind(null, filter, AT_A_TIME);
            while (!rows.isEmpty()) {
                for (SubscriptionJson.View row : rows) {
                    write(row, csv);
                }
                csv.flush();
                rows = subscriptions.behind(rows.get(rows.size() - 1), filter, AT_A_TIME);
            }
        }
    }

    private static void write(SubscriptionJson.View row, CSVPrinter csv) throws IOException {
        csv.printRecord(
                row.id(),
                guarded(row.email()),
                guarded(row.name()),
                row.status().code(),
                guarded(row.source()),
                row.createdAt(),
                row.confirmedAt(),
                row.endedAt());
    }

    private static String guarded(String text) {
        return text != null && FORMULA.matcher(text).matches() ? "'" + text : text;
    }

    /** Whether it looks like what {@link #write} makes of a formula. */
    static boolean isGuarded(String text) {
        return text.startsWith("'") && FORMULA.matcher(text.substring(1)).matches();
    }
}
