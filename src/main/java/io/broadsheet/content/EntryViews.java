package io.broadsheet.content;

import io.broadsheet.access.Caller;
import io.broadsheet.access.Scope;
import io.broadsheet.http.PublicUrl;
import io.broadsheet.site.Site;
import io.broadsheet.site.SiteRepository;
import io.broadsheet.taxonomy.TermJson;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
    EntryNeighbours neighbours;

    @Inject
    EntryRelated related;

    @Inject
    EntryHighlights highlights;

    @Inject
    SiteRepository sites;

    @Inject
    PublicUrl publicUrl;

    @Inject
    Caller caller;

    /** In the order of the entries, with as many queries for one as for a hundred. */
    List<EntryJson.View> of(List<Entry> rows, EntryShow show, Instant now) {
        Site site = sites.site();
        Map<UUID, EntryJson.Body> bodies = entries.bodies(rows, show.formats());
        Map<UUID, EntryJson.Neighbours> around = show.neighbours() ? neighbours.of(rows, now) : Map.of();
        Map<UUID, List<EntryJson.View>> alike = show.related() ? related(rows, now) : Map.of();
        Map<UUID, EntryJson.Highlights> marked =
                show.highlighted() == null ? Map.of() : highlights.of(rows, show.highlighted());
        return rows.stream()
                .map(entry -> view(
                        entry,
                        url(entry, site),
                        bodies.get(entry.id()),
                        around.get(entry.id()),
                        alike.get(entry.id()),
                        marked.get(entry.id()),
                        now))
                .toList();
    }

    private Map<UUID, List<EntryJson.View>> related(List<Entry> rows, Instant now) {
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

    private EntryJson.View view(
            Entry entry,
            String url,
            EntryJson.Body body,
            EntryJson.Neighbours around,
            List<EntryJson.View> alike,
            EntryJson.Highlights marked,
            Instant now) {
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
                entry.authors().stream().map(TermJson.Ref::of).toList(),
                entry.tags().stream().map(TermJson.Ref::of).toList(),
                entry.hashtags(),
                entry.image(),
                about(entry.about(), now),
                entry.seo(),
                body,
                around,
                alike,
                marked);
    }

    /** Nobody learns of a draft by a post that is about it. */
    private EntryJson.Ref about(Entry about, Instant now) {
        boolean shown = about != null
                && (about.life().isPublic(now) || !about.life().isTrashed() && caller.has(Scope.CONTENT_READ));
        return shown ? EntryJson.Ref.of(about) : null;
    }

    private String url(Entry entry, Site site) {
        String template = entry.urlTemplate(site);
        if (template == null) {
            template = (site.url() == null ? publicUrl.base() : site.url()) + "/" + entry.kind() + "s/{slug}";
        }
        return template.replace("{slug}", PublicUrl.segment(entry.slug()))
                .replace("{id}", entry.id().toString());
    }
}
