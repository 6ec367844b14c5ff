package io.broadsheet.taxonomy;

import io.broadsheet.database.BaseEntity;
import jakarta.persistence.Column;
import jakarta.persistence.MappedSuperclass;
import java.time.Instant;

/** A tag, a category or an author. */
@MappedSuperclass
public abstract class Term extends BaseEntity {

    @Column(nullable = false)
    private String slug;

    @Column(nullable = false)
    private String name;

    private String description;

    /** Published entries that have it; kept by whoever owns entries, and never written from here. */
    @Column(name = "published", nullable = false, insertable = false, updatable = false)
    private int count;

    protected Term() {}

    protected Term(String slug, TermJson.Given given, Instant now) {
        super(now);
        this.slug = slug;
        describe(given);
    }

    /** @param slug one that this term has claimed */
    void change(String slug, TermJson.Given given, Instant now) {
        this.slug = slug;
        describe(given);
        changed(now);
    }

    private void describe(TermJson.Given given) {
        name = given.name().strip();
        description = given.description();
    }

    /** The table of its kind. */
    public abstract String table();

    public String slug() {
        return slug;
    }

    public String name() {
        return name;
    }

    public String description() {
        return description;
    }

    public int count() {
        return count;
    }
}
