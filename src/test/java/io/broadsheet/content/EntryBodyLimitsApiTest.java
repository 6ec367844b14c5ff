package io.broadsheet.content;

import static io.broadsheet.support.Given.admin;
import static io.broadsheet.support.Given.draft;
import static io.broadsheet.support.Given.markdown;
import static io.broadsheet.support.Given.unique;
import static org.hamcrest.Matchers.emptyString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.junit.QuarkusTest;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Bodies that are built to take long, or to become much: the whole way, with the database behind it. */
@QuarkusTest
class EntryBodyLimitsApiTest {
    private static final int LARGEST = 512 * 1024;

    /** Twenty thousand characters of it. */
    @ParameterizedTest
    @CsvSource({
        "markdown, >",
        "markdown, '- - - '",
        "markdown, '# a\n'",
        "markdown, '*a **a '",
        "markdown, 'a <!-- '",
        "markdown, '> - a\n'",
        "html, '<b>a<i>b<u>c<sub>d'",
        "html, <iframe src=//a.b></iframe>",
        "html, <blockquote><ul><li>",
    })
    void areRenderedWhenTheyAreShort(String format, String pattern) {
        String body = pattern.repeat(20_000 / pattern.length());
        String slug = admin().body(Map.of("title", unique("Long"), "body", Map.of(format, body)))
                .post("/articles")
                .then()
                .statusCode(201)
                .extract()
                .path("slug");
        admin().get("/articles/" + slug + "?body=html,markdown,text,blocks")
                .then()
                .statusCode(200)
                .body("body.html", not(emptyString()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"[", "a*", "a\n", "|-|\n", "![](x) ", "`a` ", "<b>", "[^1]\n\n"})
    void areRefusedAndChangeNothingWhenTheyBecomeTooMuch(String pattern) {
        String body = pattern.repeat(LARGEST / pattern.length());
        String slug = draft(unique("Kept"), "body", markdown("kept")).getString("slug");

        admin().header("If-Match", "*")
                .body(Map.of("title", "changed", "body", markdown(body)))
                .patch("/articles/" + slug)
                .then()
                .statusCode(400)
                .body("type", endsWith("/invalid-request"))
                .body("errors[0].pointer", is("/body/markdown"))
                .body("errors[0].code", is("complexity"))
                .body("errors[0].detail", not(emptyString()));
        admin().get("/articles/" + slug + "?body=markdown")
                .then()
                .statusCode(200)
                .header("ETag", "\"v0\"")
                .body("body.markdown", is("kept"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"markdown", "html"})
    void areRefusedWhenTheyAreLonger(String format) {
        admin().body(Map.of("title", unique("Longer"), "body", Map.of(format, "a".repeat(LARGEST + 1))))
                .post("/articles")
                .then()
                .statusCode(400)
                .body("errors[0].pointer", is("/body/" + format))
                .body("errors[0].code", is("size"));
    }
}
