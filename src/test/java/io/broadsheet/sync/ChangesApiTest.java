package io.broadsheet.sync;

import static io.broadsheet.support.Feed.change;
import static io.broadsheet.support.Given.API;
import static io.broadsheet.support.Given.admin;
import static io.broadsheet.support.Given.anybody;
import static io.broadsheet.support.Given.article;
import static io.broadsheet.support.Given.draft;
import static io.broadsheet.support.Given.newsletter;
import static io.broadsheet.support.Given.post;
import static io.broadsheet.support.Given.unique;
import static org.assertj.core.api.Assertions.assertThat;

import io.broadsheet.support.Feed;
import io.broadsheet.support.Problems;
import io.broadsheet.support.TestClock;
import io.broadsheet.support.Wire;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code GET /changes}. */
@QuarkusTest
class ChangesApiTest {

    @Inject
    TestClock clock;

    @Inject
    ChangeTokens tokens;

    @Test
    void withoutATokenItTellsWhereToGoOn() {
        article(unique("Before"));
        JsonPath now = anybody().get("/changes").jsonPath();
        assertThat(now.getList("data")).isEmpty();
        assertThat(now.getBoolean("hasMore")).isFalse();
        assertThat(Feed.since(now.getString("next"))).isEmpty();
        String id = article(unique("After")).getString("id");
        assertThat(Feed.since(now.getString("next")))
                .extracting(ChangesApiTest::told)
                .containsExactly("published article " + id);
    }

    @Test
    void theLifeOfAnEntryIsToldInOrder() {
        String since = Feed.now();
        String id = draft(unique("Life")).getString("id");
        change("PATCH", "/articles/" + id, Map.of("slug", unique("still-a-draft")));
        String published = unique("published");
        change("PATCH", "/articles/" + id, Map.of("slug", published));
        change("PUT", "/articles/" + id + "/publication", Map.of());
        String corrected = unique("corrected");
        change("PATCH", "/articles/" + id, Map.of("slug", corrected));
        change("DELETE", "/articles/" + id + "/publication", Map.of());
        change("PUT", "/articles/" + id + "/publication", Map.of());
        change("DELETE", "/articles/" + id, Map.of());
        List<Map<String, Object>> changes = Feed.since(since);
        assertThat(changes)
                .extracting(ChangesApiTest::told)
                .containsExactly(
                        "published article " + id,
                        "updated article " + id,
                        "unpublished article " + id,
                        "published article " + id,
                        "deleted article " + id);
        assertThat(changes)
                .extracting(change -> (String) ((Map<?, ?>) change.get("resource")).get("slug"))
                .containsExactly(published, corrected, corrected, corrected, corrected);
        assertThat(changes)
                .extracting(change -> Instant.parse((String) change.get("at")))
                .isSorted();
    }

    /** The clock is told of a moment later, so at first the world has not yet been told that it is gone. */
    @Test
    void whatHasJustExpiredIsToldByTheSlugThatItWasSeenBy() {
        String seen = unique("seen");
        String id = draft(unique("Brief"), "slug", seen).getString("id");
        change(
                "PUT",
                "/articles/" + id + "/publication",
                Map.of("unpublishAt", clock.instant().plusSeconds(100).toString()));
        String since = Feed.now();
        clock.advance(Duration.ofSeconds(100));
        change("PATCH", "/articles/" + id, Map.of("slug", unique("secret")));
        assertThat(Feed.since(since))
                .filteredOn(change -> told(change).equals("unpublished article " + id))
                .extracting(change -> (String) ((Map<?, ?>) change.get("resource")).get("slug"))
                .containsExactly(seen);
    }

    @Test
    void theLifeOfATermIsTold() {
        String since = Feed.now();
        String id =
                admin().body(Map.of("name", unique("Term"))).post("/authors").path("id");
        change("PATCH", "/authors/" + id, Map.of("name", unique("Renamed")));
        change("DELETE", "/authors/" + id, Map.of());
        assertThat(Feed.since(since))
                .extracting(ChangesApiTest::told)
                .containsExactly("created author " + id, "updated author " + id, "deleted author " + id);
    }

    /** Not even the bytes of the answer differ, nor those of its tag. */
    @Test
    void whatIsNotPublicLeavesNoTrace() {
        String since = Feed.now();
        String path = API + "/changes?since=" + since;
        Wire.Answer before = Wire.get(path);
        String id = draft(unique("Secret")).getString("id");
        change("PATCH", "/articles/" + id, Map.of("title", unique("Secret")));
        change(
                "PUT",
                "/articles/" + id + "/publication",
                Map.of("publishAt", clock.instant().plusSeconds(9_000_000).toString()));
        change("DELETE", "/articles/" + id + "/publication", Map.of());
        change("DELETE", "/articles/" + id, Map.of());
        change("PATCH", "/site", Map.of("description", unique("Not told")));
        newsletter(unique("Not told"));
        Wire.Answer after = Wire.get(path);
        assertThat(after.body()).isEqualTo(before.body()).contains("\"next\":\"" + since + "\"");
        assertThat(after.header("ETag")).isEqualTo(before.header("ETag")).isPresent();
        assertThat(Feed.now()).isEqualTo(since);
        assertThat(Wire.get(path, "If-None-Match: " + after.header("ETag").orElseThrow())
                        .status())
                .isEqualTo(304);
    }

    @Test
    void aPageAtATimeItIsTheSame() {
        String since = Feed.now();
        for (int i = 0; i < 5; i++) {
            post(unique("Page"));
        }
        List<Map<String, Object>> all = Feed.since(since);
        assertThat(all).hasSize(5);
        String next = since;
        for (Map<String, Object> change : all) {
            JsonPath page = Feed.page(next, 1);
            assertThat(page.getList("data")).containsExactly(change);
            next = page.getString("next");
            assertThat(next).isEqualTo(change.get("token"));
            assertThat(page.getBoolean("hasMore")).isEqualTo(change != all.get(4));
        }
        assertThat(Feed.page(next, 1).getString("next")).isEqualTo(next);
        assertThat(Feed.page(since, 5).getBoolean("hasMore")).isFalse();
        assertThat(Feed.page(since, 4).getBoolean("hasMore")).isTrue();
    }

    @Test
    void theNextRequestAfterAWriteTellsOfIt() {
        for (int i = 0; i < 10; i++) {
            String since = Feed.now();
            String path = "/changes?since=" + since;
            anybody().get(path).then().header("Cache-Control", "public, max-age=0");
            String id = article(unique("At once")).getString("id");
            assertThat(anybody().get(path).jsonPath().<String>getList("data.resource.id"))
                    .containsExactly(id);
        }
    }

    @Test
    void aChangeNamesWhatAnswersItMadeStaleAreKnownBy() {
        String tag = unique("stale");
        String since = Feed.now();
        JsonPath made = article(
                unique("Tagged"),
                "tags",
                List.of(tag),
                "body",
                Map.of("markdown", "With a #" + tag.replace("-", "") + "."));
        change(
                "PUT",
                "/articles/" + made.getString("id") + "/publication",
                Map.of("unpublishAt", clock.instant().plusSeconds(9_000_000).toString()));
        for (Map<String, Object> change : Feed.since(since).subList(1, 3)) {
            List<String> tags = tags(change);
            assertThat(tags)
                    .contains("entry:" + made.getString("id"), "entry:all", "article:all", "tag:" + tag + "/entries")
                    .contains("hashtag:" + tag.replace("-", "") + "/entries")
                    .isSorted()
                    .noneMatch(name -> name.startsWith(".") || name.contains("schedule"));
        }
        assertThat(Wire.get(API + "/articles/" + made.getString("id"))
                        .header("Cache-Tag")
                        .orElseThrow()
                        .split(","))
                .contains("entry:" + made.getString("id"));
    }

    @SuppressWarnings("unchecked")
    private static List<String> tags(Map<String, Object> change) {
        return (List<String>) change.get("cacheTags");
    }

    /** Of 128 bits some 64 differ between any two, as if they were drawn: 24 or fewer are less likely than one in 10¹¹. */
    @Test
    void tokensDoNotTellWhatLiesBetweenThem() {
        byte[][] all = new byte[200][];
        for (int i = 0; i < all.length; i++) {
            all[i] = Base64.getUrlDecoder().decode(tokens.write(i));
            for (int j = 0; j < i; j++) {
                BitSet differing = BitSet.valueOf(all[i]);
                differing.xor(BitSet.valueOf(all[j]));
                assertThat(differing.cardinality()).isGreaterThan(24);
            }
        }
        assertThat(Arrays.stream(all)).allMatch(token -> token.length == 16);
        assertThat(tokens.read(tokens.write(199))).hasValue(199);
    }

    @Test
    void aTokenFromATimeThatIsLostIsGone() {
        String lost = tokens.write(Long.MAX_VALUE);
        Problems.check(Wire.get(API + "/changes?since=" + lost), 410, "changes-forgotten");
        Problems.check(Wire.get(API + "/changes/stream?since=" + lost), 410, "changes-forgotten");
        Problems.check(Wire.get(API + "/changes?since=" + tokens.write(-1)), 410, "changes-forgotten");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "AAAAAAAAAAAAAAAAAAAAAA", "$$$$$$$$$$$$$$$$$$$$$$", "AAAAAAAAAAAAAAAAAAAAAAA="})
    void aTokenThatIsNoneIsRefused(String none) {
        JsonPath problem = Problems.check(Wire.get(API + "/changes?since=" + none), 400, "invalid-request");
        assertThat(problem.getString("errors[0].parameter")).isEqualTo("since");
        Problems.check(Wire.get(API + "/changes/stream?since=" + none), 400, "invalid-request");
        problem = Problems.check(Wire.get(API + "/changes/stream", "Last-Event-ID: " + none), 400, "invalid-request");
        assertThat(problem.getString("errors[0].parameter")).isEqualTo("Last-Event-ID");
    }

    /** Base64 has room for four more bits than the token has. */
    @Test
    void aTokenHasOneSpelling() {
        String token = Feed.now();
        char last = token.charAt(token.length() - 1);
        String other = token.substring(0, token.length() - 1) + (char) (last + 1);
        Problems.check(Wire.get(API + "/changes?since=" + other), 400, "invalid-request");
    }

    @ParameterizedTest
    @ValueSource(strings = {"limit=0", "limit=101", "limit=x", "since=", "after=x", "cursor=x"})
    void aWrongParameterIsRefused(String query) {
        Problems.check(Wire.get(API + "/changes?" + query), 400, "invalid-request");
    }

    private static String told(Map<String, Object> change) {
        Map<?, ?> resource = (Map<?, ?>) change.get("resource");
        return change.get("type") + " " + resource.get("type") + " " + resource.get("id");
    }
}
