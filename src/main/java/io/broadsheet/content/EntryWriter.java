package io.broadsheet.content;

import io.broadsheet.author.AuthorRepository;
import io.broadsheet.category.Category;
import io.broadsheet.category.CategoryRepository;
import io.broadsheet.http.Problem;
import io.broadsheet.newsletter.Newsletter;
import io.broadsheet.newsletter.NewsletterRepository;
import io.broadsheet.site.Language;
import io.broadsheet.site.SiteRepository;
import io.broadsheet.tag.TagRepository;
import io.broadsheet.taxonomy.Term;
import io.broadsheet.text.Rendering;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a write does beyond the entry's own row: references, slug, body, counters. Always in this order, so that concurrent
 * writers wait for each other and never in a circle.
 */
@ApplicationScoped
public class EntryWriter {

    /** Bytes of a body's source. */
    private static final int LONGEST_BODY = 512 * 1024;

    @Inject
    EntryRepository entries;

    @Inject
    EntryCounts counts;

    @Inject
    EntryChanges changes;

    @Inject
    EntryRevisionRepository revisions;

    @Inject
    CategoryRepository categories;

    @Inject
    TagRepository tags;

    @Inject
    AuthorRepository authors;

    @Inject
    NewsletterRepository newsletters;

    @Inject
    SiteRepository sites;

    /**
     * Writes a new entry; whatever was done to its life before comes with it.
     *
     * @throws Problem 400 for a reference that leads nowhere or a body that cannot be rendered, 409 for a slug that is taken
     */
    public void create(Entry entry, EntryJson.Create given, Instant now) {
        check(given.body());
        EntryReferences references = references(entry, given, now);
        String slug = entries.claimSlug(entry, given.slug(), given.title());
        entry.write(slug, given, references, language(given));
        if (given.body() == null) {
            disembody(entry, given);
        } else {
            embody(entry, new EntryBody(entry.id()), given.body());
        }
        // Before it is persisted: what changes afterwards would be a second version.
        entry.settle(now);
        entries.persist(entry);
        Set<String> counted = counts.settle(entry, Set.of(), now);
        entries.index(entry);
        revisions.record(entry, null, null, now);
        changes.note(EntryTrace.NONE, entry, reindexed(counted), now);
    }

    /** Rewrites a locked entry. @param bodyGiven false to leave the body alone. @throws Problem like {@link #create} */
    void rewrite(Entry entry, EntryJson.Create given, boolean bodyGiven, Instant now) {
        rewrite(entry, given, bodyGiven, null, now);
    }

    /**
     * Rewrites a locked entry, unless it is what it was.
     *
     * @param restoredFrom the number of the revision that it is given again, or null
     */
    void rewrite(Entry entry, EntryJson.Create given, boolean bodyGiven, Integer restoredFrom, Instant now) {
        check(given.body());
        EntryState state = EntryState.of(entry);
        EntryTrace trace = EntryTrace.of(entry, now);
        Set<Term> before = entry.countingTerms();
        EntryReferences references = references(entry, given, now);
        String former = entry.slug();
        String slug = former.equals(given.slug()) ? former : entries.claimSlug(entry, given.slug(), given.title());
        // Before the entry changes: each query flushes what has changed, and each flush is a version.
        if (!slug.equals(former)) {
            entries.releaseSlug(entry, former);
        }
        entry.write(slug, given, references, language(given));
        if (bodyGiven && given.body() != null) {
            rebody(entry, given.body());
        } else if (bodyGiven || entry.bodyDigest() == null) {
            disembody(entry, given);
        }
        if (EntryState.of(entry).equals(state)) {
            return;
        }
        entry.changed(now);
        Set<String> counted = counts.settle(entry, before, now);
        entries.index(entry);
        revisions.record(entry, state, restoredFrom, now);
        changes.note(trace, entry, reindexed(counted), now);
    }

    private static Set<String> reindexed(Set<String> counted) {
        return Stream.concat(counted.stream(), Stream.of(EntryTrace.SEARCH)).collect(Collectors.toSet());
    }

    /** Changes the life of a locked entry. */
    void live(Entry entry, Runnable change, Instant now) {
        EntryState state = EntryState.of(entry);
        EntryTrace trace = EntryTrace.of(entry, now);
        Set<Term> before = entry.countingTerms();
        change.run();
        entry.changed(now);
        // Before the query that flushes it: what changes afterwards would be a second version.
        entry.settle(now);
        if (entry.life().isTrashed()) {
            entries.releaseSlug(entry, entry.slug());
        }
        Set<String> counted = counts.settle(entry, before, now);
        entries.flush();
        revisions.record(entry, state, null, now);
        changes.note(trace, entry, counted, now);
    }

    /** Before anything is claimed. */
    private static void check(EntryJson.BodyGiven body) {
        if (body == null) {
            return;
        }
        if ((body.markdown() == null) == (body.html() == null)) {
            throw Problem.invalidMember("/body", "either", "A body is given as either markdown or html.");
        }
        if (body.source().getBytes(StandardCharsets.UTF_8).length > LONGEST_BODY) {
            throw Problem.invalidMember(
                    "/body/" + body.format(), "size", "A body may have 512 KiB (524 288 bytes) at most.");
        }
    }

    private EntryReferences references(Entry entry, EntryJson.Create given, Instant now) {
        return new EntryReferences(
                given.category() == null ? categories.uncategorized() : category(given.category()),
                given.tags() == null ? List.of() : tags.claim(given.tags(), now),
                given.authors() == null ? List.of() : authors.claim(given.authors(), now),
                given.about() == null ? null : about(entry, given.about()),
                given.newsletter() == null ? null : newsletter(given.newsletter()));
    }

    private Category category(String reference) {
        return categories
                .meant(reference)
                .orElseThrow(() ->
                        Problem.invalidMember("/category", "unknown", "There is no category '" + reference + "'."));
    }

    private Entry about(Entry entry, String reference) {
        if (entry.aboutKind() == null) {
            throw Problem.invalidMember("/about", "unknown", "Only a post can be about another entry.");
        }
        return entries.findAbout(entry, reference)
                .orElseThrow(() -> Problem.invalidMember(
                        "/about", "unknown", "There is no " + entry.aboutKind() + " '" + reference + "'."));
    }

    private Newsletter newsletter(String reference) {
        return newsletters
                .findByRef(reference)
                .orElseThrow(() ->
                        Problem.invalidMember("/newsletter", "unknown", "There is no newsletter '" + reference + "'."));
    }

    private String language(EntryJson.Create given) {
        return given.language() != null
                ? Language.canonical(given.language()).orElseThrow()
                : sites.site().language();
    }

    private void rebody(Entry entry, EntryJson.BodyGiven given) {
        if (!Arrays.equals(EntryBody.digest(given), entry.bodyDigest())) {
            embody(entry, entries.body(entry.id()).orElseGet(() -> new EntryBody(entry.id())), given);
        }
    }

    private void embody(Entry entry, EntryBody body, EntryJson.BodyGiven given) {
        Rendering rendering = rendered(given);
        body.write(given, rendering);
        entries.embody(body);
        entry.embody(EntryBody.digest(given), rendering.excerpt(), rendering.hashtags());
    }

    private static Rendering rendered(EntryJson.BodyGiven given) {
        try {
            return given.render();
        } catch (Rendering.TooComplex tooComplex) {
            throw Problem.invalidMember("/body/" + given.format(), "complexity", tooComplex.getMessage());
        }
    }

    /** Without a body the excerpt is all the text there is. */
    private void disembody(Entry entry, EntryJson.Create given) {
        if (entry.bodyDigest() != null) {
            entries.disembody(entry.id());
        }
        entry.embody(null, null, given.excerpt() == null ? List.of() : Rendering.hashtags(given.excerpt()));
    }
}
