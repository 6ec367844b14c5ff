package io.broadsheet.text;

import java.util.ArrayList;
import java.util.List;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;

/** What the items of a list are: each {@code li}; each group of terms and descriptions; what stands between them. */
final class ListItems {
    /** An item before its content is built. */
    record Draft(String id, Boolean checked, List<Node> nodes) {
        Block.Item toBlock(List<Block> blocks) {
            return new Block.Item(id, checked, blocks);
        }
    }

    private final List<Draft> items = new ArrayList<>();
    private List<Node> loose = new ArrayList<>();
    private boolean described;

    private ListItems() {}

    static List<Draft> of(Element list) {
        ListItems items = new ListItems();
        list.childNodes().forEach(items::add);
        items.endLoose();
        return items.items;
    }

    private void add(Node node) {
        boolean term = node.normalName().equals("dt");
        boolean item = node.normalName().equals("li");
        if (item || term && described) {
            endLoose();
        }
        if (item) {
            items.add(item((Element) node));
        } else {
            described |= node.normalName().equals("dd");
            loose.add(node);
        }
    }

    private void endLoose() {
        if (loose.stream().anyMatch(node -> !(node instanceof TextNode text && text.isBlank()))) {
            items.add(new Draft(null, null, loose));
        }
        loose = new ArrayList<>();
        described = false;
    }

    private static Draft item(Element item) {
        Element first = item.firstElementChild();
        Element box = first != null && first.normalName().equals("p") ? first.firstElementChild() : first;
        Boolean checked = box != null && box.normalName().equals("input") ? box.hasAttr("checked") : null;
        return new Draft(Marks.text(item, "id"), checked, List.copyOf(item.childNodes()));
    }
}
