package io.broadsheet;

import static io.broadsheet.support.Given.admin;
import static io.broadsheet.support.Given.post;
import static io.broadsheet.support.Given.unique;
import static org.assertj.core.api.Assertions.assertThat;

import io.broadsheet.support.Axe;
import io.broadsheet.support.BrowserTab;
import io.broadsheet.support.Chromium;
import io.broadsheet.support.FrontendServer;
import io.broadsheet.support.Relay;
import io.broadsheet.support.Visitor;
import io.restassured.RestAssured;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A browser at the frontend in {@code src/test/frontend}, on an origin of its own, with an API that can be cut off. */
abstract class FrontendVisit {

    static Chromium chromium;
    static BrowserTab tab;
    static Visitor visitor;
    static Relay api;
    static FrontendServer frontend;

    final String category = unique("harbour");

    @BeforeAll
    static void openBrowser(@TempDir Path profile) throws IOException {
        chromium = Chromium.start(profile, "about:blank");
        tab = BrowserTab.of(chromium);
        visitor = new Visitor(tab);
        api = new Relay(() -> RestAssured.port);
        frontend = FrontendServer.of(api.origin());
    }

    @AfterAll
    static void closeBrowser() throws InterruptedException {
        tab.close();
        chromium.close();
        frontend.close();
        api.close();
    }

    @BeforeEach
    void aVisitor() {
        tab.forget();
        tab.resize(1280, 800);
        tab.prefer("light");
        tab.speak("en-GB,en");
        admin().body(Map.of("name", "Harbour", "slug", category, "description", "Ships and what they bring."))
                .post("/categories")
                .then()
                .statusCode(201);
    }

    @AfterEach
    void nothingIsSlow() {
        tab.slowDown(0);
    }

    /** No failure, no complaint, nobody else asked, nobody kept out. */
    static void allIsWell() {
        assertThat(tab.failures()).isEmpty();
        assertThat(tab.complaints()).isEmpty();
        assertThat(tab.requests())
                .isNotEmpty()
                .allMatch(url -> url.startsWith(frontend.origin()) || url.startsWith(api.origin()));
        assertThat(tab.evaluate("document.documentElement.scrollWidth - window.innerWidth")
                        .asInt())
                .as("scrolls sideways")
                .isNotPositive();
        // What moves may lie over something else.
        tab.evaluate("Promise.all(document.getAnimations().map((each) => each.finished))");
        assertThat(Axe.findings(tab)).isEmpty();
    }

    /** @return their titles */
    List<String> posts(int count) {
        List<String> titles = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            titles.add("Ship " + i);
            post("Ship " + i, "category", category, "excerpt", "It came in with the tide.");
        }
        return titles;
    }

    String list() {
        return frontend.origin() + "/index.html?category=" + category;
    }

    static List<String> cards() {
        return visitor.texts(".cards h2");
    }
}
