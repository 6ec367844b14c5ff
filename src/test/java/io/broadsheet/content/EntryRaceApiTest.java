package io.broadsheet.content;

import static io.broadsheet.support.Given.admin;
import static io.broadsheet.support.Given.anybody;
import static io.broadsheet.support.Given.article;
import static io.broadsheet.support.Given.draft;
import static io.broadsheet.support.Given.unique;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.is;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Many writers at once. */
@QuarkusTest
class EntryRaceApiTest {

    private static final int WRITERS = 12;

    @Inject
    EntityManager entityManager;

    @Test
    void ofParallelPatchesOfOneVersionExactlyOneWins() throws Exception {
        String id = draft(unique("Raced")).getString("id");
        List<Response> answers = atOnce(writer -> admin().header("If-Match", "\"v0\"")
                .body(Map.of("title", "Writer " + writer))
                .patch("/articles/" + id));
        assertThat(answers).extracting(Response::statusCode).containsOnly(200, 412);
        assertThat(answers).filteredOn(answer -> answer.statusCode() == 200).hasSize(1);
        assertThat(answers)
                .filteredOn(answer -> answer.statusCode() == 412)
                .allSatisfy(answer -> assertThat(answer.header("ETag")).isEqualTo("\"v1\""));
        String winner = answers.stream()
                .filter(answer -> answer.statusCode() == 200)
                .findFirst()
                .orElseThrow()
                .path("title");
        admin().get("/articles/" + id).then().header("ETag", is("\"v1\"")).body("title", is(winner));
    }

    @Test
    void equalTitlesAtOnceGetDistinctSlugs() throws Exception {
        String title = unique("At once");
        List<Response> answers =
                atOnce(writer -> admin().body(Map.of("title", title)).post("/articles?publish=true"));
        assertThat(answers).extracting(Response::statusCode).containsOnly(201);
        assertThat(answers)
                .extracting(answer -> answer.<String>path("slug"))
                .doesNotHaveDuplicates()
                .allSatisfy(slug -> anybody().get("/articles/" + slug).then().statusCode(200));
    }

    @Test
    void newTagsAndAuthorsAtOnceAreTheSameAndCounted() throws Exception {
        List<String> names = List.of(unique("x"), unique("y"), unique("z"));
        List<String> turned = List.of(names.get(2), names.get(1), names.get(0));
        List<Response> answers = atOnce(writer -> admin().body(Map.of(
                        "title",
                        "x",
                        "tags",
                        writer % 2 == 0 ? names : turned,
                        "authors",
                        writer % 2 == 0 ? turned : names))
                .post("/articles?publish=true"));
        assertThat(answers).extracting(Response::statusCode).containsOnly(201);
        for (String name : names) {
            anybody().get("/tags/" + name).then().body("count", is(WRITERS));
            anybody().get("/authors/" + name).then().body("count", is(WRITERS));
        }
    }

    @Test
    void theSameTagMadeAtOnceIsMadeOnce() throws Exception {
        String name = unique("One tag");
        List<Response> answers =
                atOnce(writer -> admin().body(Map.of("name", name)).post("/tags"));
        assertThat(answers).extracting(Response::statusCode).containsOnly(201, 409);
        assertThat(answers).filteredOn(answer -> answer.statusCode() == 201).hasSize(1);
    }

    /** The links go with the tag, below a writer that still has them. */
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aTagThatIsDeletedMeanwhileStopsNoWriter(boolean keepsIt) throws Exception {
        String gone = unique("gone");
        String kept = unique("kept");
        String one = "/articles/"
                + article(unique("Loses a tag"), "tags", List.of(gone, kept)).getString("id");
        Map<String, Object> patch = Map.of("tags", keepsIt ? List.of(kept, gone) : List.of(kept));
        ExecutorService thread = Executors.newSingleThreadExecutor();
        try {
            Future<Response> writer = QuarkusTransaction.requiringNew().call(() -> {
                entityManager
                        .createNativeQuery("delete from tag where slug = :slug")
                        .setParameter("slug", gone)
                        .executeUpdate();
                Future<Response> asked = thread.submit(
                        () -> admin().header("If-Match", "*").body(patch).patch(one));
                await().pollInSameThread().until(this::isSomebodyWaiting);
                return asked;
            });
            writer.get().then().statusCode(200).body("tags.slug", is(List.of(kept)));
        } finally {
            thread.shutdownNow();
        }
        anybody().get(one).then().statusCode(200).body("tags.slug", is(List.of(kept)));
    }

    private boolean isSomebodyWaiting() {
        return (Boolean) entityManager
                .createNativeQuery("select exists (select 1 from pg_locks where not granted)", Boolean.class)
                .getSingleResult();
    }

    @Test
    void theSameSlugTakenAtOnceIsTakenOnce() throws Exception {
        String slug = unique("one-slug");
        List<String> ids = IntStream.range(0, WRITERS)
                .mapToObj(each -> article(unique("Wants it")).getString("id"))
                .toList();
        List<Response> answers = atOnce(writer ->
                admin().header("If-Match", "*").body(Map.of("slug", slug)).patch("/articles/" + ids.get(writer)));
        assertThat(answers).extracting(Response::statusCode).containsOnly(200, 409);
        assertThat(answers).filteredOn(answer -> answer.statusCode() == 200).hasSize(1);
    }

    @FunctionalInterface
    private interface Write {
        Response by(int writer);
    }

    private static List<Response> atOnce(Write write) throws InterruptedException, ExecutionException {
        ExecutorService writers = Executors.newFixedThreadPool(WRITERS);
        try {
            List<Callable<Response>> calls = IntStream.range(0, WRITERS)
                    .mapToObj(writer -> (Callable<Response>) () -> write.by(writer))
                    .toList();
            List<Response> answers = new java.util.ArrayList<>();
            for (Future<Response> answer : writers.invokeAll(calls)) {
                answers.add(answer.get());
            }
            return answers;
        } finally {
            writers.shutdown();
        }
    }
}
