package io.broadsheet.http;

import static io.broadsheet.support.Given.anybody;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.jboss.logging.Logger;
import org.junit.jupiter.api.Test;

/** What an operator reads who has the access log written, all of it. */
@QuarkusTest
@TestProfile(SecretParametersTest.WithAccessLog.class)
class SecretParametersTest {

    private static final Path LOG = Path.of("target", "secret-parameters.log");

    /** Each line as it comes out at last. */
    public static final class WithAccessLog implements QuarkusTestProfile {

        @Override
        public Map<String, String> getConfigOverrides() {
            delete();
            return Map.of(
                    "quarkus.http.access-log.enabled", "true",
                    "quarkus.http.access-log.pattern", "%r|%{i,Referer}|%q|%{BARE_QUERY_STRING}",
                    "quarkus.log.file.enabled", "true",
                    "quarkus.log.file.path", LOG.toString());
        }

        /** The log goes on where an earlier run has ended. */
        private static void delete() {
            try {
                Files.deleteIfExists(LOG);
            } catch (IOException kept) {
                throw new UncheckedIOException(kept);
            }
        }
    }

    @Test
    void noLineShowsWhatOpensSomething() throws Exception {
        anybody()
                .header("Referer", "https://example.org/articles/x?a=1&preview=OPENSESAME3#top")
                .get("/articles/none?fields=title&preview=OPENSESAME1")
                .then()
                .statusCode(404);
        anybody().get("/articles/none?%70review=OPENSESAME2&token=OPENSESAME4&fields=slug");
        Logger.getLogger(getClass()).errorf(new Exception(), "GET %s failed", "/newsletter/confirm?token=OPENSESAME5");
        anybody().get("/articles/last-one");
        await().until(() -> Files.readString(LOG).contains("last-one"));
        assertThat(Files.readString(LOG))
                .contains("GET /api/v1/articles/none?fields=title&preview=*** HTTP/1.1")
                .contains("|https://example.org/articles/x?a=1&preview=***#top|")
                .contains("|fields=title&preview=***")
                .contains("?%70review=***&token=***&fields=slug")
                .contains("GET /newsletter/confirm?token=*** failed")
                .doesNotContain("OPENSESAME");
    }

    @Test
    void allElseIsWrittenAsItIs() throws Exception {
        String line = "tokens=7, a preview of 3 = {0} %s $1 https://example.org/?previews=x&x=token";
        Logger.getLogger(getClass()).info(line);
        await().until(() -> Files.readString(LOG).contains(line));
    }
}
