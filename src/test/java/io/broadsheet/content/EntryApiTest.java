package io.broadsheet.content;

import static io.broadsheet.support.Given.admin;
import static io.broadsheet.support.Given.anybody;
import static io.broadsheet.support.Given.article;
import static io.broadsheet.support.Given.draft;
import static io.broadsheet.support.Given.markdown;
import static io.broadsheet.support.Given.unique;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.notNullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.util.List;
import org.junit.jupiter.api.Test;

@QuarkusTest
class EntryApiTest {

    @Test
    void aPublishedArticleIsReadByItsSlugAndByItsId() {
        JsonPath made = article(unique("The bridge opens"), "body", markdown("It opens **on Friday**. #HarbourBridge"));
        for (String ref : List.of(made.getString("slug"), made.getString("id"))) {
            anybody()
                    .get("/articles/" + ref)
                    .then()
                    .statusCode(200)
                    .body("type", is("article"))
                    .body("status", is("published"))
                    .body("publishedAt", notNullValue())
                    .body("excerpt", is("It opens on Friday. #HarbourBridge"))
                    .body("hashtags", contains("HarbourBridge"))
                    .body("body.wordCount", is(5))
                    .body("body.html", equalTo("<p>It opens <strong>on Friday</strong>. #HarbourBridge</p>\n"));
        }
    }

    @Test
    void aDraftIsNotThereForReaders() {
        String slug = draft(unique("Draft")).getString("slug");
        anybody().get("/articles/" + slug).then().statusCode(404);
        admin().get("/articles/" + slug).then().statusCode(200).header("ETag", "\"v0\"");
    }
}
