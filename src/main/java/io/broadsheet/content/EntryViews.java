package io.broadsheet.content;

import io.broadsheet.access.Caller;
import io.broadsheet.access.Scope;
import io.broadsheet.http.CacheTags;
import io.broadsheet.http.PublicUrl;
import io.broadsheet.newsletter.NewsletterJson;
import io.broadsheet.site.Site;
import io.broadsheet.site.SiteRepository;
import io.broadsheet.taxonomy.TermJson;
import io.broadsheet.text.AbsoluteAddresses;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Makes what goes over the wire of entries, adding what depends on the site and on who asks. */
@ApplicationScoped
class EntryViews {

    /** How many related entries an entry brings along. */
    private static final int INCLUDED_RELATED = 5;

    @Inject
    EntryRepository entries;

    @Inject
    ShownEntries shownEntries;

    @Inject
    EntryNeighbours neighbours;

    @Inject
    EntryRelated related;

    @Inject
    EntryHighlights highlights;

    @Inject
    SiteRepository sites;

    @Inject
    EntrySchedule schedule;

    @Inject
    CacheTags cacheTags;

    @Inject
    PublicUrl publicUrl;

    @Inject
    Caller caller;

    /** In the order of the entries, with as many queries for one as for a hundred. */
    List<EntryJson.View> of(List<Entry> rows, EntryShow show, Instant now) {
        return shown(shownEntries.of(rows, show.formats()), show, now);
    }

    EntryJson.View of(ShownEntry row, EntryShow show, Instant now) {
        return shown(List.of(row), show, now).get(0);
    }

    private List<EntryJson.View> shown(List<ShownEntry> shown, EntryShow show, Instant now) {
        Site site = sites.site();
        List<Entry> rows = shown.stream().map(ShownEntry::entry).toList();
        shown.forEach(this::depend);
        depend(rows, now);
        Map<UUID, EntryJson.Neighbours> around = show.neighbours() ? neighbours.of(rows, now) : Map.of();
        Map<UUID, List<EntryJson.View>> alike = show.related() ? related(rows, now) : Map.of();
        Map<UUID, EntryJson.Highlights> marked =
                show.highlighted() == null ? Map.of() : highlights.of(rows, show.highlighted());
        AbsoluteAddresses addresses = new AbsoluteAddresses(site.url());
        return shown.stream()
                .map(row -> view(
                        row,
                        url(row.entry(), site),
                        new Along(
                                row.body() == null ? null : row.body().with(addresses),
                                show.formats().isEmpty() ? null : jsonLd(row, site, now),
                                around.get(row.entry().id()),
                                alike.get(row.entry().id()),
                                marked.get(row.entry().id())),
                        now))
                .toList();
    }

    /** As whoever writes it is answered. */
    EntryJson.View whole(Entry entry, Instant now) {
        return of(List.of(entry), EntryShow.WHOLE, now).get(0);
    }

    /** Also on what the entry is about if that is not shown: it may be, one day. */
    private void depend(ShownEntry shown) {
        Entry entry = shown.entry();
        cacheTags.addMember(entry.cacheTag());
        cacheTags.add(entry.category().cacheTag());
        cacheTags.add(shown.terms().cacheTags());
        if (entry.about() != null) {
            cacheTags.add(entry.about().cacheTag());
        }
        if (entry.newsletter() != null) {
            cacheTags.add(entry.newsletter().cacheTag());
        }
    }

    /** On the site, which says where each is, and on the clock. */
    private void depend(List<Entry> rows, Instant now) {
        cacheTags.add(SiteRepository.CACHE_TAG);
        cacheTags.until(schedule.next(now));
        if (rows.stream().anyMatch(entry -> entry.life().unpublishAt() != null)) {
            cacheTags.expires();
        }
    }

    private Map<UUID, List<EntryJson.View>> related(List<Entry> rows, Instant now) {
        rows.forEach(entry -> cacheTags.add(EntryTrace.all(entry.kind())));
        Map<UUID, List<UUID>> ids = related.of(rows, INCLUDED_RELATED, now);
        Map<UUID, EntryJson.View> shown = of(
                        entries.newestFirst(
                                ids.values().stream().flatMap(List::stream).toList()),
                        EntryShow.SUMMARY,
                        now)
                .stream()
                .collect(Collectors.toMap(EntryJson.View::id, Function.identity(), (a, b) -> a, LinkedHashMap::new));
        Map<UUID, List<EntryJson.View>> views = new HashMap<>();
        rows.forEach(entry -> views.put(
                entry.id(),
                shown.values().stream()
                        .filter(view -> ids.getOrDefault(entry.id(), List.of()).contains(view.id()))
                        .toList()));
        return views;
    }

    /** The body alone, in one shape; empty without one. */
    String bare(Entry entry, BareFormat format, Instant now) {
        cacheTags.add(entry.cacheTag());
        depend(List.of(entry), now);
        EntryJson.Body body =
                shownEntries.bodies(List.of(entry), Set.of(format.shape())).get(entry.id());
        return body == null
                ? ""
                : format.of(body.with(new AbsoluteAddresses(sites.site().url())));
    }

    /** Where the frontend shows it. */
    String url(Entry entry, Site site) {
        return UrlTemplate.of(entry.kind(), site, publicUrl).url(entry);
    }

    /** What an entry brings along beside its own members; each null unless asked for. */
    private record Along(
            EntryJson.Body body,
            JsonLd jsonLd,
            EntryJson.Neighbours neighbours,
            List<EntryJson.View> related,
            EntryJson.Highlights highlights) {}

    private EntryJson.View view(ShownEntry shown, String url, Along along, Instant now) {
        Entry entry = shown.entry();
        return new EntryJson.View(
                entry.id(),
                entry.kind(),
                entry.slug(),
                entry.title(),
                entry.excerpt(),
                entry.language(),
                entry.life().status(now),
                entry.life().publishedAt(),
                entry.life().unpublishAt(),
                entry.updatedAt(),
                url,
                TermJson.Ref.of(entry.category()),
                shown.terms().authors(),
                shown.terms().tags(),
                entry.hashtags(),
                entry.image(),
                isShown(entry.about(), now) ? EntryJson.Ref.of(entry.about()) : null,
                entry.newsletter() == null ? null : NewsletterJson.Ref.of(entry.newsletter()),
                entry.seo(),
                along.body(),
                along.jsonLd(),
                along.neighbours(),
                along.related(),
                along.highlights());
    }

    private JsonLd jsonLd(ShownEntry shown, Site site, Instant now) {
        Entry entry = shown.entry();
        Entry about = entry.about();
        JsonLd.Thing article =
                isShown(about, now) ? new JsonLd.Thing(about.schemaType(), about.title(), url(about, site)) : null;
        return JsonLd.of(
                entry,
                shown.terms(),
                url(entry, site),
                site,
                shown.body() == null ? null : shown.body().wordCount(),
                article);
    }

    /** Nobody learns of a draft by a post that is about it. */
    private boolean isShown(Entry about, Instant now) {
        return about != null
                && (about.life().isPublic(now) || !about.life().isTrashed() && caller.has(Scope.CONTENT_READ));
    }
}
