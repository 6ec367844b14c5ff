package io.broadsheet.signup;

import static io.broadsheet.support.Given.API;
import static io.broadsheet.support.Given.admin;
import static io.broadsheet.support.Given.newsletter;
import static io.broadsheet.support.Given.unique;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.startsWith;

import io.broadsheet.support.Given;
import io.broadsheet.support.Problems;
import io.broadsheet.support.Reader;
import io.broadsheet.support.Wire;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Signups as CSV, out and in. */
@QuarkusTest
class SignupFileApiTest {

    @Inject
    Readers readers;

    private JsonPath packet;
    private final String word = unique("w");

    @BeforeEach
    void aNewsletter() {
        packet = newsletter(unique("Packet"));
    }

    @Test
    void whoeverAgreedElsewhereIsConfirmedAndOthersAreAsked() {
        imported("email,name,consent\r\n" + at("said") + ",Ada,paper form of 3 May\r\n" + at("silent") + ",,\r\n")
                .body("confirmed", is(1))
                .body("asked", is(1));
        assertThat(Readers.status(readers.id(at("said")), packet)).isEqualTo("confirmed");
        assertThat(Readers.held(readers.id(at("said"))).getList("receipts.source"))
                .containsExactly("paper form of 3 May");
        Reader asked = new Reader(at("silent"));
        Reader.confirm(Reader.token(asked.await(1).get(0))).statusCode(200);
        assertThat(new Reader(at("said")).mails()).isEmpty();
    }

    @Test
    void theParameterSpeaksForTheRowsThatSayNothing() {
        imported("?consent=desk", "email,consent\n" + at("a") + ",form\n" + at("b") + ",\n")
                .body("confirmed", is(2));
        assertThat(Readers.held(readers.id(at("b"))).getList("receipts.source")).containsExactly("desk");
    }

    @Test
    void theSameFileOnceMoreChangesNothing() {
        String file = "email\n" + at("a") + "\n" + at("b") + "\n";
        imported("?consent=desk", file).body("confirmed", is(2));
        imported("?consent=desk", file).body("confirmed", is(0)).body("unchanged", is(2));
        imported(file.toUpperCase()).body("unchanged", is(2));
        assertThat(Readers.held(readers.id(at("a"))).getList("receipts")).hasSize(1);
    }

    @Test
    void nobodyIsBroughtBackWhoWantsNoMore() {
        readers.confirmed(at("left"), packet);
        Reader.leave(readers.unsubscription(at("left"), packet)).statusCode(200);
        admin().header("If-Match", "*")
                .delete("/subscribers/" + readers.confirmed(at("erased"), packet))
                .then()
                .statusCode(204);
        readers.confirmed(at("complained"), packet);
        admin().body(Map.of("events", List.of(Map.of("type", "complaint", "email", at("complained")))))
                .post("/bounces")
                .then()
                .statusCode(200);
        imported("?consent=desk", "email\n" + at("left") + "\n" + at("erased") + "\n" + at("complained") + "\n")
                .body("refused", is(3))
                .body("confirmed", is(0));
        assertThat(readers.find(at("erased"))).isEmpty();
    }

    @Test
    void aRowWithoutAnAddressIsNamedByItsLineAndHoldsUpNoOther() {
        imported("?consent=desk", "email,name\n\nnobody,\"two\nlines\"\n" + at("a") + ",Ada\n@,x\n")
                .body("confirmed", is(1))
                .body("invalid", is(2))
                .body("errors.line", is(List.of(4, 6)));
    }

    @Test
    void onlyTheFirstErrorsAreListed() {
        String rows = IntStream.range(0, 150).mapToObj(i -> "nobody\n").collect(Collectors.joining());
        imported("email\n" + rows).body("invalid", is(150)).body("errors.size()", is(SignupImport.MOST_ERRORS));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "name\nAda\n", "email,email\na,b\n", "email\n\"open", "email\n\"a\"b\n", "email\n\0\n"})
    void aFileThatIsNoneImportsNothing(String file) {
        String good = file.isEmpty() ? file : file.replaceFirst("\n", "\n" + at("good") + "\n");
        post("?consent=desk", good.getBytes(StandardCharsets.UTF_8))
                .statusCode(400)
                .body("type", endsWith("/malformed-request"));
        assertThat(readers.find(at("good"))).isEmpty();
    }

    @Test
    void aFileIsInUtf8AndMayBeginWithItsMark() {
        imported("?consent=desk", "\ufeffemail,name\n" + at("a") + ",Żółw\n").body("confirmed", is(1));
        assertThat(Readers.held(readers.id(at("a"))).getString("name")).isEqualTo("Żółw");
        post("?consent=desk", ("email,name\n" + at("b") + ",Zoë\n").getBytes(StandardCharsets.ISO_8859_1))
                .statusCode(400);
        assertThat(readers.find(at("b"))).isEmpty();
    }

    @Test
    void aFileHasABound() {
        byte[] file = new byte[SignupImport.MOST_BYTES + 1];
        Problems.check(
                Wire.asAdmin("POST", API + path("/import"), file, "Content-Type: text/csv"), 413, "content-too-large");
        Problems.check(
                Wire.chunked(
                        "POST",
                        API + path("/import"),
                        file,
                        "Content-Type: text/csv",
                        "Authorization: Bearer " + Given.ADMIN_KEY),
                413,
                "content-too-large");
    }

    @Test
    void whatASpreadsheetWouldTakeForAFormulaIsGuardedAndComesBackAsItWas() throws IOException {
        imported("?consent=desk", "email,name,source\n+" + at("a") + ",\"=1+1, \"\"x\"\"\",@sum\n");
        CSVRecord row = exported("").get(0);
        assertThat(row.get("email")).isEqualTo("'+" + at("a"));
        assertThat(row.get("name")).isEqualTo("'=1+1, \"x\"");
        assertThat(row.get("status")).isEqualTo("confirmed");
        JsonPath other = newsletter(unique("Other"));
        String file = text("");
        packet = other;
        imported("?consent=desk", file).body("confirmed", is(1));
        assertThat(exported("").get(0).get("name")).isEqualTo("'=1+1, \"x\"");
        assertThat(Readers.held(readers.id("+" + at("a"))).getString("name")).isEqualTo("=1+1, \"x\"");
    }

    @Test
    void anExportHasThemAllOldestFirstAndHonoursFilters() throws IOException {
        String rows =
                IntStream.range(0, 1_500).mapToObj(i -> at("n" + i) + "\n").collect(Collectors.joining());
        imported("?consent=desk", "email\n" + rows).body("confirmed", is(1_500));
        List<CSVRecord> all = exported("");
        assertThat(all).hasSize(1_500);
        assertThat(all.stream().map(row -> row.get("email")).distinct()).hasSize(1_500);
        assertThat(all).isSortedAccordingTo(Comparator.comparing(row -> Instant.parse(row.get("createdAt"))));
        assertThat(exported("?email=" + at("n7").substring(0, 4))).isNotEmpty();
        assertThat(exported("?status=pending")).isEmpty();
        admin().accept("text/csv").get(path("?status=none")).then().statusCode(400);
        admin().accept("text/csv").get(path("")).then().header("Content-Disposition", startsWith("attachment"));
    }

    private ValidatableResponse imported(String file) {
        return imported("", file);
    }

    private ValidatableResponse imported(String query, String file) {
        return post(query, file.getBytes(StandardCharsets.UTF_8)).statusCode(200);
    }

    private ValidatableResponse post(String query, byte[] file) {
        return admin().contentType("text/csv")
                .body(file)
                .post(path("/import" + query))
                .then();
    }

    private List<CSVRecord> exported(String query) throws IOException {
        try (CSVParser rows = CSVParser.parse(
                text(query),
                CSVFormat.RFC4180
                        .builder()
                        .setHeader()
                        .setSkipHeaderRecord(true)
                        .get())) {
            return rows.getRecords();
        }
    }

    private String text(String query) {
        return admin().accept("text/csv")
                .get(path(query))
                .then()
                .statusCode(200)
                .contentType("text/csv")
                .extract()
                .asString();
    }

    private String path(String query) {
        return "/newsletters/" + packet.getString("slug") + "/signups" + query;
    }

    private String at(String name) {
        return word + name + "@example.org";
    }
}
