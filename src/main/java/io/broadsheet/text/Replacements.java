package io.broadsheet.text;

import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.nodes.Comment;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;

/** What is not allowed as it is but has a meaning worth keeping: players become links, old elements their successors. */
final class Replacements {
    /** Their content is code, another language, or a choice nobody can make in an article. */
    private static final String WITHOUT_MEANING = "script, style, svg, math, template, textarea, title, xmp, plaintext,"
            + " noembed, noframes, object, embed, applet, canvas, select, datalist, frameset, frame, head, meta, link,"
            + " base, map, area, portal";

    private static final Map<String, String> SUCCESSORS = Map.ofEntries(
            Map.entry("b", "strong"),
            Map.entry("i", "em"),
            Map.entry("s", "del"),
            Map.entry("strike", "del"),
            Map.entry("tt", "code"),
            Map.entry("listing", "pre"),
            Map.entry("center", "div"),
            Map.entry("article", "div"),
            Map.entry("main", "div"),
            Map.entry("aside", "div"),
            Map.entry("header", "div"),
            Map.entry("footer", "div"),
            Map.entry("nav", "div"),
            Map.entry("address", "div"),
            Map.entry("hgroup", "div"),
            Map.entry("search", "div"),
            Map.entry("dialog", "div"),
            Map.entry("form", "div"),
            Map.entry("fieldset", "div"),
            Map.entry("legend", "p"),
            Map.entry("menu", "ul"),
            Map.entry("dir", "ul"));

    /** Of code: rust, c++, objective-c, or whatever authors of other scripts call theirs. */
    static final String LANGUAGE_NAME = "[\\p{L}\\p{N}_+#.-]{1,40}";

    private static final Pattern LANGUAGE = Pattern.compile("(?:^|\\s)lang(?:uage)?-(" + LANGUAGE_NAME + ")");

    private Replacements() {}

    static void apply(Document document) {
        document.select(WITHOUT_MEANING).remove();
        document.select("a[name]:not([id])").forEach(anchor -> anchor.attr("id", anchor.attr("name")));
        document.select("iframe, video, audio").forEach(Replacements::linkPlayer);
        document.select("input").forEach(Replacements::keepCheckbox);
        document.select("q")
                .forEach(quote ->
                        quote.prependText("\u201c").appendText("\u201d").tagName("span"));
        document.getAllElements().forEach(Replacements::rename);
        document.select("pre pre").tagName("div");
        document.select("pre").forEach(Replacements::holdCode);
        document.select("p, div").forEach(Replacements::linkEmbed);
    }

    private static void linkPlayer(Element player) {
        Element source = player.hasAttr("src") ? player : player.selectFirst("source[src]");
        Optional<String> address =
                source == null ? Optional.empty() : WebAddress.ofLink(Embeds.watchable(source.attr("src")));
        if (address.isEmpty()) {
            player.remove();
            return;
        }
        Element link = new Element("a").attr("href", address.get()).text(address.get());
        player.replaceWith(isAlone(player) ? link : new Element("p").appendChild(link));
    }

    /** Looks as far as the next thing that is shown, not at all siblings: there may be thousands of players. */
    private static boolean isAlone(Element player) {
        return !anythingShown(player, Node::previousSibling) && !anythingShown(player, Node::nextSibling);
    }

    private static boolean anythingShown(Node node, UnaryOperator<Node> step) {
        Node beside = step.apply(node);
        while (beside instanceof Comment || beside instanceof TextNode text && text.isBlank()) {
            beside = step.apply(beside);
        }
        return beside != null;
    }

    /** A box that opens the item of a task list stays, for good unchangeable; any other input goes. */
    private static void keepCheckbox(Element input) {
        boolean checked = input.hasAttr("checked");
        Node before = input.previousSibling();
        boolean opensItem = input.closest("li") != null
                && (before == null
                        || before instanceof TextNode text && text.isBlank() && text.previousSibling() == null);
        if (!opensItem || !input.attr("type").equalsIgnoreCase("checkbox")) {
            input.tagName("span");
            return;
        }
        input.clearAttributes().attr("type", "checkbox").attr("disabled", "");
        if (checked) {
            input.attr("checked", "");
        }
    }

    private static void rename(Element element) {
        String successor = SUCCESSORS.get(element.normalName());
        if (successor != null) {
            element.tagName(successor);
        }
    }

    /** The text of {@code pre} stands in {@code code} too, since the parser eats a line end that follows {@code <pre>}. */
    private static void holdCode(Element pre) {
        Element code = pre.selectFirst("code");
        String language = language(pre);
        if (language.isEmpty() && code != null) {
            language = language(code);
        }
        if (code == null || pre.childNodeSize() > 1 || code.parent() != pre) {
            pre.select("code").tagName("span");
            code = new Element("code");
            code.appendChildren(pre.childNodesCopy());
            pre.empty().appendChild(code);
        }
        if (!language.isEmpty()) {
            code.attr("class", "language-" + language);
        }
    }

    private static String language(Element element) {
        Matcher matcher = LANGUAGE.matcher(element.className());
        return matcher.find() ? matcher.group(1) : "";
    }

    /** An address of a player alone in its paragraph, as WordPress stores it, is a link like one made by Markdown. */
    private static void linkEmbed(Element paragraph) {
        if (paragraph.childNodeSize() == 1 && paragraph.childNode(0) instanceof TextNode text) {
            String address = text.text().strip();
            if (Embeds.of(address).isPresent()) {
                text.replaceWith(new Element("a").attr("href", address).text(address));
            }
        }
    }
}
