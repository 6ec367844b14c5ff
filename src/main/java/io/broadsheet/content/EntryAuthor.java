package io.broadsheet.content;

import io.broadsheet.author.Author;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.ManyToOne;
import java.io.Serializable;
import java.util.UUID;

/** That an entry has a author. */
@Entity
@IdClass(EntryAuthor.Key.class)
class EntryAuthor extends EntryLink {

    /** The primary key. */
    record Key(UUID entry, UUID author) implements Serializable {}

    @Id
    @ManyToOne(fetch = FetchType.EAGER)
    private Author author;

    protected EntryAuthor() {}

    EntryAuthor(Entry entry, Author author) {
        super(entry);
        this.author = author;
    }

    @Override
    Author term() {
        return author;
    }
}
