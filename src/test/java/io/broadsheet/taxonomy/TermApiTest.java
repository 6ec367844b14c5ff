package io.broadsheet.taxonomy;

import static io.broadsheet.support.Given.admin;
import static io.broadsheet.support.Given.anybody;
import static io.broadsheet.support.Given.article;
import static io.broadsheet.support.Given.key;
import static io.broadsheet.support.Given.unique;
import static io.broadsheet.support.Given.with;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import io.broadsheet.support.QuietLog;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What tags, categories and authors have in common. */
@QuarkusTest
@ExtendWith(QuietLog.class)
class TermApiTest {

    @Retention(RetentionPolicy.RUNTIME)
    @ParameterizedTest
    @ValueSource(strings = {"/tags", "/categories", "/authors"})
    @interface EachKind {}

    @EachKind
    void aChangeThatChangesNothingIsNoNewVersion(String list) {
        String name = unique("Same");
        String one = list + "/" + admin().body(Map.of("name", name)).post(list).path("slug");
        for (Map<String, String> same : List.of(Map.<String, String>of(), Map.of("name", name))) {
            admin().header("If-Match", "*")
                    .body(same)
                    .patch(one)
                    .then()
                    .statusCode(200)
                    .header("ETag", "\"v0\"");
        }
    }

    @EachKind
    void oneIsMadeReadChangedAndDeleted(String list) {
        String name = unique("Łódź");
        Response made = admin().body(Map.of("name", "  " + name + " ", "description", "There"))
                .post(list);
        made.then()
                .statusCode(201)
                .header("ETag", "\"v0\"")
                .header("Location", endsWith("/api/v1" + list + "/" + made.path("id")))
                .body("name", is(name))
                .body("slug", is(name.replace("Łódź", "lodz")))
                .body("count", is(0));
        String one = list + "/" + made.path("slug");
        assertThat(anybody().get(one).asString()).isEqualTo(made.asString());
        anybody().get(list + "/" + made.path("id")).then().statusCode(200).header("ETag", not("\"v0\""));
        admin().get(one).then().header("ETag", "\"v0\"");
        admin().header("If-Match", "\"v0\"")
                .body("{\"description\": null}")
                .patch(one)
                .then()
                .statusCode(200)
                .header("ETag", "\"v1\"")
                .body("description", nullValue())
                .body("name", is(name));
        admin().header("If-Match", "\"v1\"").delete(one).then().statusCode(204);
        anybody().get(one).then().statusCode(404);
        admin().header("If-Match", "*").delete(one).then().statusCode(404);
    }

    @EachKind
    void aSlugBelongsToOneOfAKind(String list) {
        String slug = unique("taken");
        add(list, Map.of("name", "One", "slug", slug)).then().statusCode(201);
        add(list, Map.of("name", "Two", "slug", slug))
                .then()
                .statusCode(409)
                .body("type", endsWith("/slug-taken"))
                .body("errors[0].pointer", is("/slug"));
        String other = add(list, Map.of("name", unique("other"))).path("id");
        patch(list + "/" + other, Map.of("slug", slug)).then().statusCode(409);
    }

    /** Who adds a name twice means the same one, and would not find it under a made-up slug. */
    @EachKind
    void aNameThatIsThereAlreadyIsAConflictUnlessItGetsASlug(String list) {
        String name = unique("Twice");
        add(list, Map.of("name", name)).then().statusCode(201);
        add(list, Map.of("name", name.toUpperCase())).then().statusCode(409);
        add(list, Map.of("name", name, "slug", unique("own"))).then().statusCode(201);
        // Another name that makes the same slug.
        add(list, Map.of("name", name + "!")).then().statusCode(201).body("slug", endsWith("-2"));
    }

    @EachKind
    void aNewSlugReplacesTheFormer(String list) {
        JsonPath made = add(list, Map.of("name", unique("Former"))).jsonPath();
        String slug = unique("present");
        patch(list + "/" + made.getString("id"), Map.of("slug", slug)).then().statusCode(200);
        anybody().get(list + "/" + slug).then().statusCode(200).body("id", is(made.getString("id")));
        anybody().get(list + "/" + made.getString("slug")).then().statusCode(404);
    }

    @EachKind
    void aListIsWalkedInEitherOrderWithoutGapsOrRepetitions(String list) {
        for (int i = 0; i < 10; i++) {
            add(list, Map.of("name", "Walk", "slug", unique("walk"))).then().statusCode(201);
        }
        List<String> forward = walk(list, "name");
        assertThat(forward)
                .doesNotHaveDuplicates()
                .hasSize(anybody().get(list + "?count=true").path("page.total"));
        List<String> backward = walk(list, "-name");
        Collections.reverse(backward);
        assertThat(backward).isEqualTo(forward);
        assertThat(walk(list, "-count")).containsExactlyInAnyOrderElementsOf(forward);
    }

    private static List<String> walk(String list, String sort) {
        List<String> ids = new ArrayList<>();
        String cursor = "";
        while (cursor != null) {
            JsonPath page =
                    anybody().get(list + "?limit=7&sort=" + sort + cursor).jsonPath();
            ids.addAll(page.getList("data.id"));
            String next = page.getString("page.next");
            cursor = next == null ? null : "&cursor=" + next;
        }
        return ids;
    }

    @EachKind
    void addingNeedsTheScopeToWrite(String list) {
        Map<String, Object> body = Map.of("name", unique("Closed"));
        anybody().contentType("application/json").body(body).post(list).then().statusCode(401);
        with(key("content:read", "content:publish"))
                .body(body)
                .post(list)
                .then()
                .statusCode(403);
        with(key("content:write")).body(body).post(list).then().statusCode(201);
    }

    @ParameterizedTest
    @CsvSource({"/authors,authors", "/categories,category"})
    void oneInUseIsNotDeleted(String list, String member) {
        String name = unique("Used");
        String term = list + "/" + add(list, Map.of("name", name)).path("id");
        Object reference = member.equals("authors") ? List.of(name) : name;
        String entry = "/articles/" + article("x", member, reference).getString("id");
        delete(term).then().statusCode(409).body("type", endsWith("/in-use"));
        anybody().get(term).then().statusCode(200).body("count", is(1));
        admin().header("If-Match", "*")
                .body("{\"" + member + "\": null}")
                .patch(entry)
                .then()
                .statusCode(200);
        delete(term).then().statusCode(204);
    }

    @Test
    void deletingATagTakesItOffItsEntries() {
        String kept = unique("Kept");
        JsonPath entry = article("x", "tags", List.of(unique("Gone"), kept));
        String gone = entry.getString("tags[0].slug");
        String address = "/articles/" + entry.getString("id");
        delete("/tags/" + gone).then().statusCode(204);
        anybody().get(address).then().body("tags.name", is(List.of(kept)));
        anybody().get("/articles?tag=" + gone).then().body("data", is(List.of()));
        patch(address, Map.of("title", "y")).then().statusCode(200).body("tags.name", is(List.of(kept)));
    }

    private static Response add(String list, Map<String, Object> body) {
        return admin().body(body).post(list);
    }

    private static Response patch(String one, Map<String, Object> change) {
        return admin().header("If-Match", "*").body(change).patch(one);
    }

    private static Response delete(String one) {
        return admin().header("If-Match", "*").delete(one);
    }
}
