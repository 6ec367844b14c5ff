package io.broadsheet.content;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.Immutable;

/** What an entry is found by; written by the database's own {@code entry_index}, and only ever queried. */
@Entity
@Immutable
class EntryWords {

    @Id
    private UUID entryId;

    @Column(nullable = false)
    private Instant listedAt;

    @Column(nullable = false, columnDefinition = "tsvector")
    private String words;

    protected EntryWords() {}
}
