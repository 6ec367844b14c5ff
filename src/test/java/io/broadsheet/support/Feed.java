package io.broadsheet.support;

import static io.broadsheet.support.Given.admin;
import static io.broadsheet.support.Given.anybody;
import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.path.json.JsonPath;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The public feed of changes, and requests that make some. */
public final class Feed {

    private Feed() {}

    /** The token of now. */
    public static String now() {
        return anybody().get("/changes").then().statusCode(200).extract().path("next");
    }

    public static JsonPath page(String since, int limit) {
        return anybody()
                .get("/changes?since=" + since + "&limit=" + limit)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    /** All changes since then, in pages. */
    public static List<Map<String, Object>> since(String token) {
        List<Map<String, Object>> all = new ArrayList<>();
        String since = token;
        JsonPath page;
        do {
            page = page(since, 100);
            all.addAll(page.getList("data"));
            since = page.getString("next");
        } while (page.getBoolean("hasMore"));
        return all;
    }

    /** By an administrator, whatever the version. */
    public static void change(String method, String path, Map<String, ?> body) {
        assertThat(admin().header("If-Match", "*")
                        .body(body)
                        .request(method, path)
                        .statusCode())
                .isIn(200, 204);
    }
}
