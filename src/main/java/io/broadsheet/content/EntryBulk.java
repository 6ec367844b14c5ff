package io.broadsheet.content;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.broadsheet.content.EntryBulkJson.Result;
import io.broadsheet.http.JsonLines;
import io.broadsheet.http.Problem;
import io.broadsheet.http.ProblemType;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/** Does what the lines of a body say, one after the other, and answers each when it is done; no more than one is in memory. */
@RequestScoped
class EntryBulk {

    static final int MOST_LINES = 10_000;

    /**
     * Bytes of answers that wait for a client who sends everything before it reads anything. All that there can be fit in:
     * otherwise the two would wait for each other.
     */
    private static final int WAITING_ANSWERS = 32 * 1024 * 1024;

    @Inject
    EntryBulkLine writer;

    @Inject
    RoutingContext routing;

    @Inject
    ObjectMapper mapper;

    /** Until the last line, or until the client has gone or sent more than it may; then what was answered is done. */
    void write(InputStream body, OutputStream results) {
        routing.response().setWriteQueueMaxSize(WAITING_ANSWERS);
        try {
            writeEach(body, results);
        } catch (IOException gone) {
            routing.request().connection().close();
        }
    }

    private void writeEach(InputStream body, OutputStream results) throws IOException {
        JsonLines lines = new JsonLines(body);
        int number = 0;
        for (byte[] line = lines.next(); line != null; line = lines.next()) {
            number++;
            if (!isBlank(line)) {
                Result result = number > MOST_LINES ? tooMany(number) : writer.write(number, line);
                results.write(mapper.writeValueAsBytes(result));
                results.write('\n');
                results.flush();
                if (number > MOST_LINES || result.status() == ProblemType.UNAVAILABLE.status()) {
                    break;
                }
            }
        }
    }

    private static boolean isBlank(byte[] line) {
        for (byte each : line) {
            if (each != ' ' && each != '\t' && each != '\r') {
                return false;
            }
        }
        return true;
    }

    private Result tooMany(int number) {
        return writer.refused(
                number,
                new Problem(
                        ProblemType.CONTENT_TOO_LARGE,
                        "A body has " + MOST_LINES + " lines at most: neither this one nor what follows was done."));
    }
}
