package io.broadsheet.content;

import static io.broadsheet.support.Given.admin;
import static io.broadsheet.support.Given.anybody;
import static io.broadsheet.support.Given.article;
import static io.broadsheet.support.Given.markdown;
import static io.broadsheet.support.Given.unique;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.is;

import io.broadsheet.support.OwnSite;
import io.quarkus.test.junit.QuarkusTest;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@QuarkusTest
@ExtendWith(OwnSite.class)
class BodyAddressesApiTest {

    private static final String SOURCE = "[map](/map) [top](#top) ![fog](//cdn.example.net/fog.png)";
    private static final String HTML =
            "<p><a href=\"%s/map\">map</a> <a href=\"#top\">top</a> <img src=\"%s//cdn.example.net/fog.png\" alt=\"fog\"></p>\n";
    private static final String ABSOLUTE = HTML.formatted("https://example.org", "https:");

    @Test
    void everyShapeHasAbsoluteAddresses() {
        String tag = unique("addresses");
        String address = "/articles/"
                + article("Map", "tags", List.of(tag), "body", markdown(SOURCE)).getString("id");
        String read = "https://example.org/map";
        for (String one : new String[] {
            address + "?body=html,markdown,blocks", "/articles?include=body&body=html,markdown,blocks&tag=" + tag
        }) {
            String body = one.startsWith("/articles?") ? "data[0].body" : "body";
            anybody()
                    .get(one)
                    .then()
                    .body(body + ".html", is(ABSOLUTE))
                    .body(
                            body + ".markdown",
                            is("[map](" + read + ") [top](#top) ![fog](https://cdn.example.net/fog.png)"))
                    .body(body + ".blocks[0].spans[0].marks[0].href", is(read));
        }
        assertThat(anybody().get(address + ".html").asString()).isEqualTo(ABSOLUTE);
        assertThat(anybody().get(address + ".md").asString()).startsWith("[map](" + read + ")");
    }

    @Test
    void theyFollowTheSite() {
        String id = article(unique("Moves"), "body", markdown(SOURCE)).getString("id");
        OwnSite.change(Map.of("url", "http://localhost:3000"));
        admin().get("/articles/" + id).then().body("body.html", is(HTML.formatted("http://localhost:3000", "http:")));
        Map<String, Object> nowhere = new HashMap<>();
        nowhere.put("url", null);
        OwnSite.change(nowhere);
        anybody().get("/articles/" + id).then().body("body.html", is(HTML.formatted("", "")));
    }
}
