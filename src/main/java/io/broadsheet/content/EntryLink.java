package io.broadsheet.content;

import io.broadsheet.taxonomy.Term;
import jakarta.persistence.Column;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.MappedSuperclass;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;

/** From an entry to a term, at a place among the others. */
@MappedSuperclass
abstract class EntryLink {

    @Id
    @ManyToOne(fetch = FetchType.LAZY)
    private Entry entry;

    @Column(nullable = false)
    private int position;

    /** Kept equal to the entry's by the database. */
    @Column(nullable = false, insertable = false, updatable = false)
    private Instant listedAt;

    @Column(nullable = false, insertable = false, updatable = false)
    private Instant updatedAt;

    @Column(nullable = false, insertable = false, updatable = false)
    private String sortTitle;

    protected EntryLink() {}

    EntryLink(Entry entry) {
        this.entry = entry;
    }

    /** Makes the links those to the terms, in their order; a link that is there already stays the same row. */
    static <L extends EntryLink, T extends Term> void relink(List<L> links, List<T> terms, Function<T, L> made) {
        links.removeIf(each -> !terms.contains(each.term()));
        for (int position = 0; position < terms.size(); position++) {
            T term = terms.get(position);
            L link = links.stream()
                    .filter(each -> each.term().equals(term))
                    .findFirst()
                    .orElseGet(() -> added(links, made.apply(term)));
            link.place(position);
        }
        Comparator<L> order = Comparator.comparingInt(EntryLink::position);
        // To Hibernate sorting is a change, even of what is in order.
        if (!links.equals(links.stream().sorted(order).toList())) {
            links.sort(order);
        }
    }

    private static <L> L added(List<L> links, L link) {
        links.add(link);
        return link;
    }

    private int position() {
        return position;
    }

    void place(int newPosition) {
        position = newPosition;
    }

    abstract Term term();
}
