package io.broadsheet.support;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.broadsheet.support.BrowserTab.Key;
import java.util.ArrayList;
import java.util.List;

/** What somebody does at a page, and sees there. Selectors are those of CSS. */
public record Visitor(BrowserTab tab) {

    /** More stops than a page of ours has. */
    private static final int STOPS = 200;

    /** By the keyboard. @throws AssertionError if it does not come there */
    public void tabTo(String selector) {
        for (int i = 0; i < STOPS; i++) {
            tab.press(Key.TAB);
            if (tab.evaluate("document.activeElement.matches(`" + selector + "`)")
                    .asBoolean()) {
                return;
            }
        }
        throw new AssertionError("Tab does not come to " + selector);
    }

    /** Letter by letter, faster than a page asks. */
    public void type(String word) {
        word.chars().forEach(letter -> tab.type(Character.toString(letter)));
    }

    public void awaitText(String selector, String text) {
        await().ignoreExceptions()
                .untilAsserted(() -> assertThat(text(selector)).isEqualTo(text));
    }

    /** Of the first; empty without one. */
    public String text(String selector) {
        List<String> texts = texts(selector);
        return texts.isEmpty() ? "" : texts.get(0);
    }

    public List<String> texts(String selector) {
        JsonNode found = tab.evaluate(
                "[...document.querySelectorAll(`" + selector + "`)].map((each) => each.textContent.trim())");
        List<String> texts = new ArrayList<>();
        found.forEach(each -> texts.add(each.asText()));
        return texts;
    }
}
