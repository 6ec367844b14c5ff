package io.broadsheet.issue;

import static io.broadsheet.support.Given.admin;
import static io.broadsheet.support.Given.article;
import static io.broadsheet.support.Given.newsletter;
import static io.broadsheet.support.Given.unique;
import static org.assertj.core.api.Assertions.assertThat;

import io.broadsheet.support.Mailbox;
import io.broadsheet.support.Reader;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import jakarta.mail.internet.MimeMessage;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Programs that look at mail before people do, and follow every link in it. */
@QuarkusTest
class ScannerApiTest {

    private static final Pattern LINK = Pattern.compile("https?://[^\\s\"<>]+");

    private final String slug = unique("packet");

    @Test
    void whoFollowsEveryLinkOfEveryMailChangesNothing() {
        newsletter("The Morning Packet", "slug", slug);
        Reader confirmed = Reader.any().subscribe(slug);
        Reader pending = Reader.any();
        pending.signUp(slug);
        pending.await(1);
        Issues issues = new Issues(slug);
        Issues.send(issues.draftOf("Trams", article(unique("Trams"))));
        confirmed.await(2);
        List<Map<String, Object>> before = state();

        Set<String> links = Stream.of(confirmed, pending)
                .flatMap(reader -> reader.mails().stream())
                .flatMap(ScannerApiTest::links)
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(links).anyMatch(link -> link.contains("/confirm?"));
        assertThat(links).anyMatch(link -> link.contains("/unsubscribe?"));
        assertThat(links).anyMatch(link -> link.contains("/preferences?"));
        links.forEach(link -> {
            String target = link.replaceFirst("https?://[^/]+", "");
            RestAssured.given().urlEncodingEnabled(false).head(target);
            RestAssured.given().urlEncodingEnabled(false).get(target);
        });

        assertThat(state()).isEqualTo(before);
    }

    private static Stream<String> links(MimeMessage mail) {
        String all = Reader.text(mail) + "\n" + Reader.html(mail).replace("&amp;", "&") + "\n"
                + Mailbox.header(mail, "List-Unsubscribe");
        return LINK.matcher(all).results().map(MatchResult::group);
    }

    /** Everything held on whoever has signed up, but for how far their mails have come. */
    private List<Map<String, Object>> state() {
        return admin()
                .get("/newsletters/" + slug + "/signups")
                .jsonPath()
                .getList("data.subscriber", String.class)
                .stream()
                .map(subscriber ->
                        admin().get("/subscribers/" + subscriber).jsonPath().<String, Object>getMap(""))
                .map(held -> {
                    held.remove("mails");
                    return held;
                })
                .toList();
    }
}
