package io.broadsheet.http;

import static io.broadsheet.support.Examples.assertSameMembers;
import static io.broadsheet.support.Examples.example;
import static io.broadsheet.support.Given.admin;
import static io.broadsheet.support.Given.anybody;
import static io.broadsheet.support.Given.markdown;
import static io.broadsheet.support.Given.unique;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.broadsheet.support.OwnSite;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The examples of the document are what the running service takes and gives. */
@QuarkusTest
@ExtendWith(OwnSite.class)
class OpenApiExamplesTest {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    @ParameterizedTest
    @CsvSource({
        "TermCreate,/tags,TermView,TermPage",
        "TermCreate,/authors,TermView,TermPage",
        "CategoryCreate,/categories,CategoryView,CategoryPage",
        "EntryCreate,/articles?publish=true,EntryView,EntryPage",
        "EntryCreate,/posts?publish=true,EntryView,EntryPage"
    })
    void theExampleOfANewResourceMakesOneLikeTheExample(String create, String path, String view, String page)
            throws IOException {
        ObjectNode given = example(create);
        // Other tests may have made one of this name, too.
        given.put(given.has("title") ? "title" : "name", unique("Example"));
        if (create.equals("EntryCreate")) {
            given.set("image", example(view).get("image"));
            given.put(
                    "category",
                    admin().body(Map.of("name", unique("Harbour")))
                            .post("/categories")
                            .<String>path("slug"));
        }
        if (view.equals("CategoryView")) {
            assertThat(given.path("parent").asText()).isNotEmpty();
        }
        Response made = admin().body(given.toString()).post(path);
        assertThat(made.statusCode()).as(made.asString()).isEqualTo(201);
        String list = path.replaceFirst("\\?.*", "");
        String id = made.path("id");
        assertSameMembers(example(view), body(anybody().get(list + "/" + id)));
        assertSameMembers(example(page), body(anybody().get(list + "?limit=1")));
    }

    @Test
    void theExampleOfAKeyMakesOneLikeTheExample() throws IOException {
        Response made = admin().body(example("KeyCreate").toString()).post("/keys");
        assertThat(made.statusCode()).as(made.asString()).isEqualTo(201);
        assertSameMembers(example("KeyView"), body(admin().get("/keys/" + made.path("id"))));
        assertSameMembers(example("KeyPage"), body(admin().get("/keys?limit=1")));
    }

    @Test
    void theExamplesOfWebhooksAreWhatOneIsLike() throws IOException {
        // Nobody is told of tests.
        JsonNode create = example("WebhookCreate").put("url", "https://hooks.invalid/");
        Response made = admin().body(create.toString()).post("/webhooks");
        assertThat(made.statusCode()).as(made.asString()).isEqualTo(201);
        String path = "/webhooks/" + made.path("id");
        assertSameMembers(example("WebhookView"), body(admin().get(path)));
        assertSameMembers(example("WebhookPage"), body(admin().get("/webhooks?limit=1")));
        assertSameMembers(
                example("WebhookSecretView"),
                body(admin().body(example("WebhookSecretCreate").toString()).post(path + "/secret")));
        body(admin().header("If-Match", "*")
                .body(example("WebhookPatch").toString())
                .patch(path));
        assertSameMembers(example("WebhookDeliveryView"), body(admin().post(path + "/test")));
        admin().header("If-Match", "*").delete(path).then().statusCode(204);
    }

    @ParameterizedTest
    @CsvSource({
        "TermPatch,/tags",
        "TermPatch,/authors",
        "CategoryPatch,/categories",
        "EntryPatch,/articles",
        "EntryPatch,/posts"
    })
    void theExampleOfAPatchChangesAFreshResource(String patch, String list) throws IOException {
        String title = patch.startsWith("Entry") ? "title" : "name";
        String id = admin().body(Map.of(title, unique("Fresh"))).post(list).path("id");
        JsonNode changed = body(admin().header("If-Match", "\"v0\"")
                .contentType(MergePatch.MEDIA_TYPE)
                .body(example(patch).toString())
                .patch(list + "/" + id));
        example(patch).properties().forEach(member -> assertThat(changed.get(member.getKey()))
                .as(member.getKey())
                .isEqualTo(member.getValue()));
    }

    @Test
    void theExamplesOfRevisionsAndTheTrashAreWhatTheyAreLike() throws IOException {
        ObjectNode given = example("EntryCreate");
        String id = admin().body(given.toString()).post("/articles").path("id");
        admin().header("If-Match", "*")
                .body(Map.of("title", "x", "body", markdown("y")))
                .patch("/articles/" + id);
        String revisions = "/articles/" + id + "/revisions";
        assertSameMembers(example("RevisionView"), body(admin().get(revisions + "/2")));
        assertSameMembers(example("RevisionSummaryPage"), body(admin().get(revisions + "?limit=1")));
        admin().header("If-Match", "*").delete("/articles/" + id);
        assertSameMembers(example("TrashedEntryView"), body(admin().get("/trash/" + id)));
        assertSameMembers(example("TrashedEntryPage"), body(admin().get("/trash?limit=1")));
    }

    @Test
    void theExampleOfAPublicationPublishes() throws IOException {
        String id = admin().body(Map.of("title", "x", "body", markdown("y")))
                .post("/articles")
                .path("id");
        Response published = admin().header("If-Match", "*")
                .body(example("Publication").toString())
                .put("/articles/" + id + "/publication");
        assertThat(published.statusCode()).as(published.asString()).isEqualTo(200);
    }

    @Test
    void theExampleOfAPreviewMakesOneLikeTheExample() throws IOException {
        String id = admin().body(Map.of("title", "x")).post("/articles").path("id");
        Response made = admin().body(example("PreviewCreate").toString()).post("/articles/" + id + "/previews");
        assertSameMembers(example("PreviewView"), body(made));
    }

    @Test
    void theExampleOfAResolutionIsWhatOneIsLike() throws IOException {
        String url = admin().body(Map.of("title", "x"))
                .post("/articles?publish=true")
                .path("url");
        assertSameMembers(example("Resolution"), body(anybody().get("/resolve?path=" + url)));
    }

    @Test
    void theExampleOfTheSiteIsWhatTheSiteIsLike() throws IOException {
        JsonNode former = body(anybody().get("/site"));
        try {
            JsonNode changed = patchSite(example("SitePatch"));
            assertThat(changed.get("articleUrl")).isEqualTo(example("SitePatch").get("articleUrl"));
            assertSameMembers(example("SiteView"), changed);
        } finally {
            patchSite(((ObjectNode) former).without("updatedAt"));
        }
    }

    private static JsonNode patchSite(JsonNode patch) throws IOException {
        Response patched =
                admin().header("If-Match", "*").body(patch.toString()).patch("/site");
        assertThat(patched.statusCode()).as(patched.asString()).isEqualTo(200);
        return body(patched);
    }

    private static JsonNode body(Response response) throws IOException {
        assertThat(response.statusCode()).as(response.asString()).isLessThan(300);
        return MAPPER.readTree(response.asByteArray());
    }
}
