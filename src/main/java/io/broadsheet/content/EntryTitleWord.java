package io.broadsheet.content;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import java.io.Serializable;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.Immutable;

/** That the title of an entry has a word with this stem; written by the database's own {@code entry_index}. */
@Entity
@Immutable
@IdClass(EntryTitleWord.Key.class)
class EntryTitleWord {

    /** The primary key, but for the instant that stands there for the sake of order. */
    record Key(String word, UUID entryId) implements Serializable {}

    @Id
    private String word;

    @Id
    private UUID entryId;

    @Column(nullable = false)
    private Instant listedAt;

    protected EntryTitleWord() {}
}
