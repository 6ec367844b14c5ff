package io.broadsheet.content;

import io.broadsheet.access.Caller;
import io.broadsheet.access.Scope;
import io.broadsheet.http.Ids;
import io.broadsheet.http.PublicUrl;
import io.broadsheet.site.Site;
import io.broadsheet.site.SiteRepository;
import io.broadsheet.text.AbsoluteAddresses;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Makes teasers of entries, of none but those that are public at an instant; for whoever sends them out. */
@ApplicationScoped
public class Teasers {

    @Inject
    EntryRepository entries;

    @Inject
    EntryKinds kinds;

    @Inject
    SiteRepository sites;

    @Inject
    PublicUrl publicUrl;

    @Inject
    Caller caller;

    /** The id of an entry that the caller may see. @param ref an id, or kind and slug such as {@code articles/a-slug} */
    public Optional<UUID> find(String ref, Instant now) {
        Optional<Entry> found = Ids.isId(ref) ? entries.findByIdOptional(UUID.fromString(ref)) : findBySlug(ref);
        return found.filter(entry ->
                        entry.life().isPublic(now) || !entry.life().isTrashed() && caller.has(Scope.CONTENT_READ))
                .map(Entry::id);
    }

    private Optional<Entry> findBySlug(String ref) {
        return kinds.all().stream()
                .filter(kind -> ref.startsWith(kind + "s/"))
                .findFirst()
                .flatMap(kind -> entries.findByRef(kind, ref.substring(kind.length() + 2)));
    }

    /** In the order of the ids. */
    public List<Teaser> of(List<UUID> ids, Instant at) {
        Map<UUID, Entry> found =
                entries.newestFirst(ids).stream().collect(Collectors.toMap(Entry::id, Function.identity()));
        return of(ids.stream().map(found::get).filter(Objects::nonNull), at);
    }

    /** What was published from then on, newest first. @param most of them, the newest */
    public List<Teaser> since(Instant since, Instant at, int most) {
        return of(entries.publishedSince(since, at, most).stream(), at);
    }

    private List<Teaser> of(Stream<Entry> rows, Instant at) {
        Site site = sites.site();
        AbsoluteAddresses addresses = new AbsoluteAddresses(site.url());
        return rows.filter(entry -> entry.life().isPublic(at))
                .map(entry -> teaser(entry, site, addresses))
                .toList();
    }

    private Teaser teaser(Entry entry, Site site, AbsoluteAddresses addresses) {
        EntryJson.Image image = entry.image();
        String address = image == null ? "" : addresses.address(image.url());
        return new Teaser(
                entry.title(),
                entry.language(),
                entry.excerpt(),
                address.startsWith("http") ? address : null,
                image == null || image.alt() == null ? entry.title() : image.alt(),
                UrlTemplate.of(entry.kind(), site, publicUrl).url(entry));
    }
}
