package io.broadsheet.taxonomy;

import io.broadsheet.database.BaseEntity;
import io.broadsheet.http.CacheTags;
import io.broadsheet.http.PublicUrl;
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

    /** What answers that show it are known by. */
    public String cacheTag() {
        return cacheTag(table(), slug);
    }

    /** Likewise, of one that need not exist. */
    public static String cacheTag(String table, String slug) {
        return table + ":" + PublicUrl.segment(slug);
    }

    /** What answers that choose from the entries of one, or count them, are known by; it need not exist. */
    public static String entriesTag(String table, String slug) {
        return cacheTag(table, slug) + CacheTags.ENTRIES;
    }

    /** What answers that choose from all of its kind are known by. */
    public String allTag() {
        return allTag(table());
    }

    static String allTag(String table) {
        return table + CacheTags.ALL;
    }

    @Override
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
