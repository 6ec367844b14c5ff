package io.broadsheet.content;

import io.broadsheet.taxonomy.Term;
import jakarta.persistence.Column;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.MappedSuperclass;
import java.time.Instant;

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

    protected EntryLink() {}

    EntryLink(Entry entry) {
        this.entry = entry;
    }

    int position() {
        return position;
    }

    void place(int newPosition) {
        position = newPosition;
    }

    abstract Term term();
}
