package io.broadsheet.content;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.apache.commons.lang3.StringUtils;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A value that differs between two documents.
 *
 * @param pointer RFC 6901
 */
@Schema(name = "Difference", description = "A member that one revision has otherwise than the one before it.")
public record Difference(
        @Schema(
                        required = true,
                        maxLength = 200,
                        description = "Of the member, in this revision (RFC 6901).",
                        examples = "/state/title")
                String pointer,
        @Schema(required = true) JsonNode before,
        @Schema(required = true) JsonNode after) {

    /** Characters of a text; of longer ones only the passage that differs is told. */
    private static final int LONGEST = 1000;

    /** Characters that are told around that passage. */
    private static final int AROUND = 40;

    private static final String MORE = "…";

    /** In the order of the pointers. Objects are looked into; lists are values, for their order counts. */
    static List<Difference> between(JsonNode before, JsonNode after) {
        List<Difference> found = new ArrayList<>();
        compare("", before, after, found);
        return found;
    }

    private static void compare(String pointer, JsonNode before, JsonNode after, List<Difference> found) {
        if (before.isObject() || after.isObject()) {
            TreeSet<String> names = new TreeSet<>();
            before.fieldNames().forEachRemaining(names::add);
            after.fieldNames().forEachRemaining(names::add);
            // None of our names has a character that a pointer escapes.
            names.forEach(name -> compare(pointer + "/" + name, before.path(name), after.path(name), found));
        } else if (!value(before).equals(value(after))) {
            found.add(of(pointer, value(before), value(after)));
        }
    }

    private static JsonNode value(JsonNode node) {
        return node instanceof MissingNode ? NullNode.instance : node;
    }

    private static Difference of(String pointer, JsonNode before, JsonNode after) {
        String former = before.asText("");
        String present = after.asText("");
        if (former.length() <= LONGEST && present.length() <= LONGEST) {
            return new Difference(pointer, before, after);
        }
        int same = StringUtils.getCommonPrefix(former, present).length();
        int most = Math.min(former.length(), present.length()) - same;
        int sameAtEnd = 0;
        while (sameAtEnd < most
                && former.charAt(former.length() - 1 - sameAtEnd) == present.charAt(present.length() - 1 - sameAtEnd)) {
            sameAtEnd++;
        }
        return new Difference(pointer, passage(before, same, sameAtEnd), passage(after, same, sameAtEnd));
    }

    private static JsonNode passage(JsonNode value, int same, int sameAtEnd) {
        if (value.isNull()) {
            return value;
        }
        String text = value.textValue();
        int from = whole(text, Math.max(0, same - AROUND));
        int to = whole(text, Math.min(text.length(), text.length() - sameAtEnd + AROUND));
        int end = whole(text, Math.min(to, from + LONGEST));
        return TextNode.valueOf((from > 0 ? MORE : "") + text.substring(from, end) + (end < text.length() ? MORE : ""));
    }

    /** Not between the halves of one character. */
    private static int whole(String text, int index) {
        return index > 0 && index < text.length() && Character.isLowSurrogate(text.charAt(index)) ? index - 1 : index;
    }
}
