package io.broadsheet.access;

import static io.broadsheet.support.Given.admin;
import static io.broadsheet.support.Given.anybody;
import static io.broadsheet.support.Given.key;
import static io.broadsheet.support.Given.with;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.startsWith;

import io.broadsheet.support.Call;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every operation there is, from the generated document: whoever adds one cannot forget who may call it. */
@QuarkusTest
class ClosedApiTest {

    /** What somebody without a key may call, beside reading what is published. */
    private static final Set<String> PUBLIC_WRITES = Set.of(
            "POST /api/v1/newsletters/{ref}/signups",
            "POST /api/v1/signups/confirmation",
            "POST /api/v1/signups/preferences",
            "POST /api/v1/signups/unsubscription");

    /** What is no content, though it is read. */
    private static final String CLOSED_READS =
            "/api/v1/(keys|audit|webhooks|subscribers|trash|(articles|posts)/\\{ref}/revisions|newsletters/\\{ref}/(signups|issues))\\b.*";

    private static boolean isPublic(Call call) {
        return PUBLIC_WRITES.contains(call.toString())
                || call.method().equals("GET") && !call.path().matches(CLOSED_READS) && !call.isPersonal();
    }

    static Stream<Call> closed() throws IOException {
        return Call.all().filter(call -> !isPublic(call) && !call.isPersonal());
    }

    static Stream<Call> open() throws IOException {
        return Call.all().filter(ClosedApiTest::isPublic);
    }

    static Stream<Call> personal() throws IOException {
        return Call.all().filter(Call::isPersonal);
    }

    @Test
    void theDocumentHasOperationsOfAllSorts() throws IOException {
        assertThat(closed()).hasSizeGreaterThan(25);
        assertThat(open()).hasSizeGreaterThan(10);
        assertThat(personal()).hasSize(3);
    }

    @ParameterizedTest
    @MethodSource({"closed", "personal"})
    void withoutAKeyItIsRefused(Call call) {
        anybody()
                .basePath("")
                .contentType(call.contentType())
                .body("{}".getBytes(StandardCharsets.UTF_8))
                .request(call.method(), call.filled())
                .then()
                .statusCode(401)
                .header("WWW-Authenticate", startsWith("Bearer"))
                .body("type", endsWith("/unauthorized"));
    }

    @ParameterizedTest
    @MethodSource("closed")
    void withoutTheScopeItIsRefused(Call call) {
        assertThat(call.scopes()).as("the document names the scope").hasSize(1);
        Set<String> others = new TreeSet<>(Scope.ALL);
        others.remove(Scope.ADMIN);
        others.removeAll(call.scopes());
        assertThat(call.by(with(key(others.toArray(String[]::new))))).isEqualTo(403);
        assertThat(call.by(with(key(call.scopes().get(0))))).isNotIn(401, 403, 500);
    }

    /** What is about somebody opens with their own token; not even an administrator's key does. */
    @ParameterizedTest
    @MethodSource("personal")
    void noKeyOpensIt(Call call) {
        assertThat(call.by(admin())).isEqualTo(401);
        assertThat(call.scopes()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("open")
    void readingWhatIsPublishedNeedsNone(Call call) {
        int status = call.by(anybody());
        assertThat(status).isIn(call.method().equals("GET") ? Set.of(200, 404) : Set.of(202, 400, 404));
        assertThat(call.scopes()).isEmpty();
    }
}
