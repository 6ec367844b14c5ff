package io.broadsheet.issue;

import static io.broadsheet.support.Given.admin;
import static io.broadsheet.support.Given.anybody;
import static io.broadsheet.support.Given.article;
import static io.broadsheet.support.Given.unique;
import static io.broadsheet.support.Given.with;
import static io.broadsheet.support.Mailbox.header;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.is;

import io.broadsheet.mail.MailQueue;
import io.broadsheet.support.Mailbox;
import io.broadsheet.support.Reader;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import jakarta.mail.internet.MimeMessage;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What readers get, over SMTP. */
@QuarkusTest
class IssueMailApiTest extends OneNewsletter {

    private static final Pattern ONE_CLICK = Pattern.compile("<(http\\S+/newsletter/unsubscribe\\?token=([\\w-]+))>");

    private static final Pattern PREFERENCES = Pattern.compile("/newsletter/preferences\\?token=([\\w-]+)");

    @Inject
    IssueWorker worker;

    @Inject
    IssueMail source;

    @Inject
    MailQueue mails;

    @Test
    void whoHasConfirmedGetsTheIssueAndWhoLeavesByItsHeaderGetsNoOther() throws Exception {
        Reader reader = Reader.any().subscribe(slug);
        Reader pending = Reader.any();
        pending.signUp(slug);
        pending.await(1);
        JsonPath bridge = article(unique("The bridge opens"), "excerpt", "On Friday at last.");
        JsonPath sent = Issues.send(issues.draftOf("Trams, and a bridge", bridge));
        assertThat(sent.getMap("progress"))
                .isEqualTo(Map.of("total", 1, "sent", 1, "skipped", 0, "failed", 0, "doubtful", 0));

        MimeMessage mail = reader.await(2).get(1);
        assertThat(mail.getSubject()).isEqualTo("Trams, and a bridge");
        assertThat(header(mail, "From")).isEqualTo("The Morning Packet <" + Mailbox.SENDER + ">");
        assertThat(mail.getReplyTo()[0]).hasToString("desk@example.org");
        assertThat(header(mail, "Precedence")).isEqualTo("bulk");
        assertThat(Reader.text(mail))
                .contains(bridge.getString("title"), "On Friday at last.", bridge.getString("url"));
        assertThat(Reader.html(mail))
                .contains(bridge.getString("title"), "On Friday at last.", bridge.getString("url"));
        assertThat(pending.mails()).hasSize(1);

        Reader.leave(oneClick(mail).group(2)).statusCode(200);
        assertThat(Issues.send(issues.draftOf("Another", bridge)).getInt("progress.total"))
                .isZero();
        assertThat(reader.mails()).hasSize(2);
    }

    @Test
    void everyMailOfANewsletterHasTheHeadersOfAList() throws Exception {
        Reader reader = Reader.any().subscribe(slug);
        Issues.send(issues.draftOf("Trams", article(unique("Trams"))));
        assertThat(reader.await(2)).hasSize(2).allSatisfy(mail -> {
            // RFC 2919: a phrase, and an id below a name of the sender's.
            assertThat(header(mail, "List-Id")).isEqualTo("The Morning Packet <" + slug + ".localhost>");
            // RFC 8058: exactly this value, and an https or, where nothing else is served, http address.
            assertThat(header(mail, "List-Unsubscribe-Post")).isEqualTo("List-Unsubscribe=One-Click");
            // RFC 2369: addresses in angle brackets.
            oneClick(mail);
        });
        String address = oneClick(reader.mails().get(1)).group(1);
        RestAssured.given()
                .urlEncodingEnabled(false)
                .contentType("application/x-www-form-urlencoded")
                .body("List-Unsubscribe=One-Click")
                .post(address.replaceFirst("https?://[^/]+", ""))
                .then()
                .statusCode(200);
        assertThat(Issues.send(issues.draftOf("Another", article(unique("Another"))))
                        .getInt("progress.total"))
                .isZero();
    }

    private static Matcher oneClick(MimeMessage mail) {
        Matcher link = ONE_CLICK.matcher(header(mail, "List-Unsubscribe"));
        assertThat(link.matches()).isTrue();
        return link;
    }

    @Test
    void theLinksOfTheFooterAreTheRecipientsOwn() {
        Reader ada = Reader.any();
        Reader sam = Reader.any();
        issues.subscribe(ada, sam);
        Issues.send(issues.draftOf("Trams", article(unique("Trams"))));
        String ofAda = unsubscription(ada.await(1).get(0));
        assertThat(unsubscription(sam.await(1).get(0))).isNotEqualTo(ofAda);
        Reader.leave(ofAda).statusCode(200);
        assertThat(Issues.send(issues.draftOf("Next", article(unique("Next")))).getInt("progress.total"))
                .isEqualTo(1);
        assertThat(sam.await(2)).hasSize(2);
    }

    private static String unsubscription(MimeMessage mail) {
        assertThat(Reader.html(mail)).contains(Reader.token(mail), "/newsletter/preferences?token=");
        assertThat(Reader.html(mail) + Reader.text(mail)).doesNotContain("{un", "{pref");
        return Reader.token(mail);
    }

    /** The same mail once more, as if its turn came only now: what is not written is skipped. */
    @Test
    void whoLeavesPausesOrBouncesWhileItIsSentIsSkipped() {
        Reader leaving = Reader.any();
        Reader pausing = Reader.any();
        Reader bouncing = Reader.any();
        Reader staying = Reader.any();
        issues.subscribe(leaving, pausing, bouncing, staying);
        String issue = issues.draftOf("Trams", article(unique("Trams")));
        Issues.send(issue);
        assertThat(List.of(leaving, pausing, bouncing, staying)).allMatch(reader -> isWritten(issue, reader));
        Reader.leave(Reader.token(leaving.await(1).get(0))).statusCode(200);
        pause(pausing);
        admin().body(Map.of("events", List.of(Map.of("type", "bounce", "email", bouncing.email()))))
                .post("/bounces")
                .then()
                .statusCode(200);
        assertThat(List.of(leaving, pausing, bouncing)).noneMatch(reader -> isWritten(issue, reader));
        assertThat(isWritten(issue, staying)).isTrue();
        assertThat(Issues.send(issues.draftOf("Next", article(unique("Next")))).getInt("progress.total"))
                .isEqualTo(1);
        clock.advance(Duration.ofDays(2));
        assertThat(isWritten(issue, pausing)).isTrue();
    }

    private boolean isWritten(String issue, Reader reader) {
        UUID subscription = UUID.fromString(admin().get("/newsletters/" + slug + "/signups?email=" + reader.email())
                .path("data[0].id"));
        UUID id = UUID.fromString(issue.substring(issue.lastIndexOf('/') + 1));
        return QuarkusTransaction.requiringNew().call(() -> source.write(
                        mails.to(Set.of(subscription), IssueMail.KIND, id).get(subscription))
                .isPresent());
    }

    private void pause(Reader reader) {
        Matcher token = PREFERENCES.matcher(Reader.text(reader.await(1).get(0)));
        assertThat(token.find()).isTrue();
        String access = anybody()
                .contentType(ContentType.JSON)
                .body(Map.of("token", token.group(1)))
                .post("/signups/preferences")
                .path("access");
        with(access)
                .header("If-Match", "*")
                .body(Map.of(
                        "newsletters",
                        List.of(slug),
                        "pausedUntil",
                        clock.instant().plus(Duration.ofDays(1)).toString()))
                .put("/signups/preferences")
                .then()
                .statusCode(200);
    }

    @Test
    void aScheduledIssueIsSentAtItsTimeOnceHoweverManyLookAfterIt() throws Exception {
        Reader reader = Reader.any();
        issues.subscribe(reader);
        String issue = issues.draftOf("Later", article(unique("Later")));
        Instant at = clock.instant().plus(Duration.ofHours(3));
        Issues.dispatch(issue, Map.of("at", at.toString())).statusCode(200).body("dispatchAt", is(at.toString()));
        worker.tick();
        assertThat(Issues.read(issue).getString("status")).isEqualTo("scheduled");
        // As after a time without service.
        clock.advance(Duration.ofHours(30));
        Thread[] others = new Thread[4];
        for (int i = 0; i < others.length; i++) {
            others[i] = new Thread(worker::tick);
            others[i].start();
        }
        for (Thread other : others) {
            other.join();
        }
        assertThat(Issues.awaitStatus(issue, "sent").getInt("progress.total")).isEqualTo(1);
        worker.tick();
        assertThat(reader.await(1)).hasSize(1);
    }

    @Test
    void whatWasTakenBackIsNotSent() {
        Reader reader = Reader.any();
        issues.subscribe(reader);
        String issue = issues.draftOf("Later", article(unique("Later")));
        Issues.dispatch(
                issue, Map.of("at", clock.instant().plus(Duration.ofHours(1)).toString()));
        admin().header("If-Match", "*")
                .delete(issue + "/dispatch")
                .then()
                .statusCode(200)
                .body("status", is("draft"));
        clock.advance(Duration.ofHours(2));
        worker.tick();
        assertThat(Issues.read(issue).getString("status")).isEqualTo("draft");
        assertThat(reader.mails()).isEmpty();
    }

    @Test
    void anIssueOfNothingIsNotSent() {
        Reader reader = Reader.any();
        issues.subscribe(reader);
        JsonPath gone = article(unique("Gone"));
        String issue = issues.draftOf("Nothing", gone);
        admin().header("If-Match", "*").delete("/articles/" + gone.getString("slug"));
        Issues.dispatch(issue, Map.of()).statusCode(200);
        assertThat(Issues.awaitStatus(issue, "empty").getInt("progress.total")).isZero();
        assertThat(reader.mails()).isEmpty();
        admin().get(issue + "/preview").then().statusCode(409);
    }
}
