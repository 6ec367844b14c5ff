package io.broadsheet.issue;

import io.broadsheet.text.AbsoluteAddresses;
import io.broadsheet.text.Rendering;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.TextNode;

/**
 * What an issue begins with, as mails can show it.
 *
 * @param html sanitised; every address in it is absolute, and images shrink to the width there is
 * @param text with the addresses of its links behind them
 */
record Intro(String html, String text) {

    private static final String ABSOLUTE = "(?i)(https?://|mailto:|tel:).*";

    /** @throws Rendering.TooComplex see there */
    static Intro of(String markdown, AbsoluteAddresses addresses) {
        Document document =
                Jsoup.parse(addresses.html(Rendering.ofMarkdown(markdown).html()));
        document.select("a").forEach(Intro::settle);
        document.select("img").forEach(Intro::fit);
        String html = document.body().html();
        document.select("a[href]").forEach(Intro::spell);
        return new Intro(html, Rendering.ofHtml(document.body().html()).text());
    }

    /** What leads nowhere outside the site is no link in a mail. */
    private static void settle(Element link) {
        if (link.attr("href").matches(ABSOLUTE)) {
            link.attr("style", "color:#1a4f8b");
        } else {
            link.unwrap();
        }
    }

    private static void fit(Element image) {
        if (image.attr("src").matches("(?i)https?://.*")) {
            image.attr("style", "max-width:100%;height:auto;border:0").attr("alt", image.attr("alt"));
        } else {
            image.replaceWith(new TextNode(image.attr("alt")));
        }
    }

    private static void spell(Element link) {
        String address = link.attr("href").replaceFirst("^mailto:", "");
        if (!link.text().equals(address)) {
            link.appendText(" (" + address + ")");
        }
        // Otherwise a bare address in the text would be made a link, and spelt, once more.
        link.unwrap();
    }
}
