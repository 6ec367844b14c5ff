package io.broadsheet.support;

import static io.broadsheet.support.Given.anybody;
import static io.broadsheet.support.Given.unique;
import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import jakarta.mail.BodyPart;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Somebody with a mail address, who does what people do with newsletters. */
public record Reader(String email) {

    private static final Pattern TOKEN = Pattern.compile("token=([\\w-]+)");

    public static Reader any() {
        return new Reader(unique("reader") + "@example.org");
    }

    public Response signUp(String newsletter) {
        return anybody()
                .contentType(ContentType.JSON)
                .body(Map.of("email", email, "source", "test"))
                .post("/newsletters/" + newsletter + "/signups");
    }

    /** Signs up, waits for the mail and follows its link. */
    public Reader subscribe(String newsletter) {
        int before = mails().size();
        signUp(newsletter).then().statusCode(202);
        confirm(token(await(before + 1).get(before))).statusCode(200);
        return this;
    }

    public static ValidatableResponse confirm(String token) {
        return post("/signups/confirmation", token);
    }

    public static ValidatableResponse leave(String token) {
        return post("/signups/unsubscription", token);
    }

    private static ValidatableResponse post(String path, String token) {
        return anybody()
                .contentType(ContentType.JSON)
                .body(Map.of("token", token))
                .post(path)
                .then();
    }

    public List<MimeMessage> mails() {
        return Mailbox.to(email);
    }

    public List<MimeMessage> await(int count) {
        return Mailbox.await(email, count);
    }

    /** That of the first link in the plain text. */
    public static String token(MimeMessage mail) {
        Matcher token = TOKEN.matcher(text(mail));
        assertThat(token.find()).isTrue();
        return token.group(1);
    }

    public static String text(MimeMessage mail) {
        return part(mail, 0);
    }

    public static String html(MimeMessage mail) {
        return part(mail, 1);
    }

    private static String part(MimeMessage mail, int index) {
        try {
            BodyPart part = ((Multipart) mail.getContent()).getBodyPart(index);
            return (String) part.getContent();
        } catch (IOException | MessagingException unreadable) {
            throw new IllegalStateException(unreadable);
        }
    }
}
