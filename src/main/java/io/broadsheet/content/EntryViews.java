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
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Makes what goes over the wire of entries, adding what depends on the site and on who asks. */
@ApplicationScoped
class EntryViews {

    @Inject
    EntryRepository entries;

    @Inject
    EntryNeighbours neighbours;

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
        return rows.stream()
                .map(entry -> view(entry, url(entry, site), bodies.get(entry.id()), around.get(entry.id()), now))
                .toList();
    }

    /** Where the frontend shows it. */
    String url(Entry entry, Site site) {
        return UrlTemplate.of(entry.kind(), site, publicUrl).url(entry);
    }

    private EntryJson.View view(
            Entry entry, String url, EntryJson.Body body, EntryJson.Neighbours around, Instant now) {
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
                around);
    }

    /** Nobody learns of a draft by a post that is about it. */
    private EntryJson.Ref about(Entry about, Instant now) {
        boolean shown = about != null
                && (about.life().isPublic(now) || !about.life().isTrashed() && caller.has(Scope.CONTENT_READ));
        return shown ? EntryJson.Ref.of(about) : null;
    }
}
