package io.broadsheet.content;

import io.broadsheet.tag.Tag;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.ManyToOne;
import java.io.Serializable;
import java.util.UUID;

/** That an entry has a tag. */
@Entity
@IdClass(EntryTag.Key.class)
class EntryTag extends EntryLink {

    /** The primary key. */
    record Key(UUID entry, UUID tag) implements Serializable {}

    @Id
    @ManyToOne(fetch = FetchType.EAGER)
    private Tag tag;

    protected EntryTag() {}

    EntryTag(Entry entry, Tag tag) {
        super(entry);
        this.tag = tag;
    }

    @Override
    Tag term() {
        return tag;
    }
}
