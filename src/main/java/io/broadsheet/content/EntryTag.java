package io.broadsheet.content;

import io.broadsheet.tag.Tag;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.ManyToOne;
import java.io.Serializable;
import java.util.UUID;
import org.hibernate.annotations.SQLDelete;
import org.hibernate.annotations.SQLUpdate;
import org.hibernate.jdbc.Expectation;

/** That an entry has a tag. It goes with the tag, also below a writer of the entry, who then has nothing left to do. */
@Entity
@SQLUpdate(sql = "update entry_tag set position = ? where entry_id = ? and tag_id = ?", verify = Expectation.None.class)
@SQLDelete(sql = "delete from entry_tag where entry_id = ? and tag_id = ?", verify = Expectation.None.class)
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
