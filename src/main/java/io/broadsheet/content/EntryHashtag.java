package io.broadsheet.content;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.ManyToOne;
import java.io.Serializable;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.Immutable;

/** That an entry has a hashtag, in lower case; written by the database from the entry's own column. */
@Entity
@Immutable
@IdClass(EntryHashtag.Key.class)
class EntryHashtag {

    /** The primary key. */
    record Key(UUID entry, String hashtag) implements Serializable {}

    @Id
    @ManyToOne(fetch = FetchType.LAZY)
    private Entry entry;

    @Id
    private String hashtag;

    @Column(nullable = false)
    private Instant listedAt;

    @Column(nullable = false)
    private Instant updatedAt;

    @Column(nullable = false)
    private String sortTitle;

    protected EntryHashtag() {}
}
