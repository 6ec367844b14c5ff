package io.broadsheet.content;

import io.broadsheet.access.Caller;
import io.broadsheet.access.Scope;
import io.broadsheet.http.PublicUrl;
import io.broadsheet.site.Site;
import io.broadsheet.site.SiteRepository;
import io.broadsheet.taxonomy.TermJson;
import io.broadsheet.text.AbsoluteAddresses;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
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
        Map<UUID, EntryJson.Body> bodies = bodies(rows, show.formats(), site);
        Map<UUID, EntryJson.Neighbours> around = show.neighbours() ? neighbours.of(rows, now) : Map.of();
        return rows.stream()
                .map(entry -> view(
                        entry,
                        url(entry, site),
                        bodies.get(entry.id()),
                        show.formats().isEmpty() ? null : jsonLd(entry, bodies.get(entry.id()), site, now),
                        around.get(entry.id()),
                        now))
                .toList();
    }

    /** The bodies of these entries in these shapes, by entry, with absolute addresses; those without a body are missing. */
    private Map<UUID, EntryJson.Body> bodies(List<Entry> rows, Set<EntryShow.BodyFormat> formats, Site site) {
        AbsoluteAddresses addresses = new AbsoluteAddresses(site.url());
        Map<UUID, EntryJson.Body> bodies = entries.bodies(rows, formats);
        bodies.replaceAll((entry, body) -> body.with(addresses));
        return bodies;
    }

    /** The body alone, in one shape; empty without one. */
    String bare(Entry entry, BareFormat format) {
        EntryJson.Body body =
                bodies(List.of(entry), Set.of(format.shape()), sites.site()).get(entry.id());
        return body == null ? "" : format.of(body);
    }

    /** Where the frontend shows it. */
    String url(Entry entry, Site site) {
        return UrlTemplate.of(entry.kind(), site, publicUrl).url(entry);
    }

    private EntryJson.View view(
            Entry entry, String url, EntryJson.Body body, JsonLd jsonLd, EntryJson.Neighbours around, Instant now) {
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
                isShown(entry.about(), now) ? EntryJson.Ref.of(entry.about()) : null,
                entry.seo(),
                body,
                jsonLd,
                around);
    }

    private JsonLd jsonLd(Entry entry, EntryJson.Body body, Site site, Instant now) {
        Entry about = entry.about();
        JsonLd.Thing article =
                isShown(about, now) ? new JsonLd.Thing(about.schemaType(), about.title(), url(about, site)) : null;
        return JsonLd.of(entry, url(entry, site), site, body == null ? null : body.wordCount(), article);
    }

    /** Nobody learns of a draft by a post that is about it. */
    private boolean isShown(Entry about, Instant now) {
        return about != null
                && (about.life().isPublic(now) || !about.life().isTrashed() && caller.has(Scope.CONTENT_READ));
    }
}
