package io.broadsheet.support;

import static io.broadsheet.support.Given.admin;
import static io.broadsheet.support.Given.anybody;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Gives each test the site https://example.org, and afterwards the others theirs: there is one site for all tests. */
public class OwnSite implements BeforeEachCallback, AfterEachCallback {

    private final Map<String, Object> former = new HashMap<>();

    /** A merge patch of the site. */
    public static void change(Map<String, Object> change) {
        admin().header("If-Match", "*").body(change).patch("/site").then().statusCode(200);
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        former.putAll(anybody().get("/site").jsonPath().getMap(""));
        former.remove("updatedAt");
        change(Map.of("url", "https://example.org"));
    }

    @Override
    public void afterEach(ExtensionContext context) {
        change(former);
    }
}
