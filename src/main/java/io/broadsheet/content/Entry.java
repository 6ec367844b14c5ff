package io.broadsheet.content;

import io.broadsheet.author.Author;
import io.broadsheet.category.Category;
import io.broadsheet.database.BaseEntity;
import io.broadsheet.newsletter.Newsletter;
import io.broadsheet.tag.Tag;
import io.broadsheet.taxonomy.Term;
import io.broadsheet.text.Rendering;
import jakarta.persistence.CascadeType;
import jakarta.persistence.Column;
import jakarta.persistence.DiscriminatorColumn;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OrderBy;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/** An article, a post, or whatever else is edited, published and read alike. */
@Entity
@DiscriminatorColumn(name = "kind")
public abstract class Entry extends BaseEntity {

    /** For queries; {@link #kind()} is what Java asks. */
    @Column(name = "kind", insertable = false, updatable = false)
    private String queriedKind;

    @Column(nullable = false)
    private String slug;

    @Column(nullable = false)
    private String title;

    @Column(nullable = false)
    private String sortTitle;

    private String givenExcerpt;

    private String madeExcerpt;

    @Column(nullable = false)
    private String language;

    /** The first part of its language; made by the database, for queries. */
    @Column(nullable = false, insertable = false, updatable = false)
    private String primaryLanguage;

    @ManyToOne(fetch = FetchType.LAZY, optional = false)
    private Category category;

    @ManyToOne(fetch = FetchType.LAZY)
    private Entry about;

    @ManyToOne(fetch = FetchType.LAZY)
    private Newsletter newsletter;

    @OneToMany(mappedBy = "entry", cascade = CascadeType.ALL, orphanRemoval = true)
    @OrderBy("position")
    private List<EntryTag> tags = new ArrayList<>();

    @OneToMany(mappedBy = "entry", cascade = CascadeType.ALL, orphanRemoval = true)
    @OrderBy("position")
    private List<EntryAuthor> authors = new ArrayList<>();

    @JdbcTypeCode(SqlTypes.JSON)
    private EntryJson.Image image;

    @JdbcTypeCode(SqlTypes.JSON)
    private EntryJson.Seo seo;

    @JdbcTypeCode(SqlTypes.ARRAY)
    @Column(nullable = false)
    private String[] hashtags = {};

    private byte[] bodyDigest;

    @Column(nullable = false)
    private int rendering;

    @Embedded
    private Lifecycle life = new Lifecycle();

    /** When published, or else when made; made by the database. */
    @Column(nullable = false, insertable = false, updatable = false)
    private Instant listedAt;

    /** Whether readers saw it before it became a draft again, or was put off. */
    @Column(nullable = false)
    private boolean formerlyPublic;

    /** Whether the counters of its terms include it. */
    @Column(nullable = false)
    private boolean counted;

    /** When the clock next makes it public or not, or did and nobody was told; null if never. */
    private Instant dueAt;

    protected Entry() {}

    protected Entry(Instant now) {
        super(now);
    }

    /** Names the kind in paths, in JSON and in the database, such as {@code article}. */
    public abstract String kind();

    /** The type of schema.org that it is, such as {@code NewsArticle}. */
    protected abstract String schemaType();

    /** The kind that it can be about, or null for none. */
    protected abstract String aboutKind();

    /** To be called where it is sure that something changed: the methods below leave that to their caller. */
    @Override
    protected void changed(Instant now) {
        super.changed(now);
    }

    /** @param newSlug one that this entry has claimed */
    void write(String newSlug, EntryJson.Create given, EntryReferences references, String newLanguage) {
        slug = newSlug;
        title = given.title().strip();
        sortTitle = SortTitle.of(title);
        givenExcerpt = given.excerpt();
        language = newLanguage;
        image = given.image();
        seo = given.seo();
        category = references.category();
        about = references.about();
        newsletter = references.newsletter();
        EntryLink.relink(tags, references.tags(), term -> new EntryTag(this, term));
        EntryLink.relink(authors, references.authors(), term -> new EntryAuthor(this, term));
    }

    /** Takes over what follows from the body: nothing if there is none. */
    void embody(byte[] digest, String excerpt, List<String> newHashtags) {
        rendering = Rendering.VERSION;
        bodyDigest = digest;
        madeExcerpt = excerpt;
        hashtags = newHashtags.toArray(String[]::new);
    }

    /** See {@link Lifecycle#publish}. */
    public void publish(Instant publishAt, Instant until, Instant now) {
        boolean published = life().isPublished(now);
        life = life();
        life.publish(publishAt, until, now);
        formerlyPublic |= published && !life.isPublished(now);
    }

    void withdraw(Instant now) {
        formerlyPublic |= life().isPublished(now);
        life().withdraw();
    }

    void archive(Instant now) {
        life = life();
        life.archive(now);
    }

    void unarchive() {
        life().unarchive();
    }

    void trash(Instant now) {
        life = life();
        life.trash(now);
    }

    /** Takes it out of the trash. @param newSlug one that this entry has claimed */
    void recover(String newSlug) {
        slug = newSlug;
        life().recover();
    }

    /**
     * Hibernate reads an embedded object whose columns are all null as null. Only what changes it keeps the one made here: to
     * Hibernate that is a change, and one that a query flushes before the others would be a version of its own.
     */
    Lifecycle life() {
        return life == null ? new Lifecycle() : life;
    }

    /**
     * Whether readers saw it before it left them: they are told that it is gone, and nothing of what they never saw. Nor of what
     * is a draft again, or put off: it may come back.
     */
    boolean hasBeenPublic(Instant now) {
        return life().hasBeenPublic(now) || formerlyPublic && life().isPutAway();
    }

    /** What answers that show it are known by. */
    String cacheTag() {
        return cacheTag(id());
    }

    /** Likewise, of one that need not exist. */
    static String cacheTag(UUID id) {
        return "entry:" + id;
    }

    /** Its category, tags and authors. */
    Set<Term> terms() {
        Set<Term> terms = new HashSet<>();
        terms.add(category);
        tags.forEach(link -> terms.add(link.term()));
        authors.forEach(link -> terms.add(link.term()));
        return terms;
    }

    /** The terms whose counters include it. */
    Set<Term> countingTerms() {
        return counted ? terms() : Set.of();
    }

    boolean isCounted() {
        return counted;
    }

    /** Whether the counters are to include it from now on, and when the clock has its turn. */
    void settle(Instant now) {
        counted = life().isPublic(now);
        dueAt = life().next(now);
    }

    /** When the clock made it public or not, up to an instant, and nobody was told. */
    List<Instant> untold(Instant until) {
        return Stream.iterate(dueAt, at -> at != null && !at.isAfter(until), at -> life().next(at))
                .toList();
    }

    @Override
    public String slug() {
        return slug;
    }

    public String title() {
        return title;
    }

    String sortTitle() {
        return sortTitle;
    }

    String givenExcerpt() {
        return givenExcerpt;
    }

    /** The given one, or else the one made from the text; null without either. */
    String excerpt() {
        return givenExcerpt != null ? givenExcerpt : madeExcerpt;
    }

    String language() {
        return language;
    }

    Category category() {
        return category;
    }

    Entry about() {
        return about;
    }

    Newsletter newsletter() {
        return newsletter;
    }

    List<Tag> tags() {
        return tags.stream().map(EntryTag::term).toList();
    }

    List<Author> authors() {
        return authors.stream().map(EntryAuthor::term).toList();
    }

    EntryJson.Image image() {
        return image;
    }

    EntryJson.Seo seo() {
        return seo;
    }

    List<String> hashtags() {
        return List.of(hashtags);
    }

    byte[] bodyDigest() {
        return bodyDigest;
    }

    /** Where it stands in lists by time. */
    Instant listedAt() {
        return listedAt;
    }
}
