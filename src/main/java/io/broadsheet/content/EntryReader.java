package io.broadsheet.content;

import io.broadsheet.access.Caller;
import io.broadsheet.access.Scope;
import io.broadsheet.http.Answers;
import io.broadsheet.http.CacheTags;
import io.broadsheet.http.Page;
import io.broadsheet.http.Paging;
import io.broadsheet.http.Problem;
import io.broadsheet.http.ProblemType;
import io.broadsheet.http.PublicUrl;
import io.broadsheet.site.SiteRepository;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestResponse;

/** Shows entries to whoever asks, and to nobody what is not for them. */
@RequestScoped
public class EntryReader {

    @Inject
    EntryRepository entries;

    @Inject
    ShownEntries shownEntries;

    @Inject
    EntryLists lists;

    @Inject
    EntryRelated related;

    @Inject
    EntryViews views;

    @Inject
    Previews previews;

    @Inject
    SiteRepository sites;

    @Inject
    CacheTags cacheTags;

    @Inject
    Caller caller;

    @Inject
    Answers answers;

    @Inject
    InstantSource clock;

    /** Those of the same kind that have most in common with one, newest first. */
    RestResponse<Page<EntryJson.View>> related(String kind, String ref, int most, EntryShow show) {
        Instant now = clock.instant();
        Entry entry = visible(find(kind, ref), null, now);
        if (isFormer(entry, ref)) {
            return answers.moved(path(entry) + "/related");
        }
        cacheTags.add(entry.cacheTag(), EntryTrace.all(kind));
        List<UUID> ids = related.of(List.of(entry), most, now).getOrDefault(entry.id(), List.of());
        return lists.page(new Paging.Slice<>(entries.newestFirst(ids), most, null, null, null), show, now);
    }

    /**
     * @param preview a token that shows this entry in any state, but in the trash; null for what the caller may see
     * @return 200, or 301 to where it is now. @throws Problem 404, or 410 for what readers once saw
     */
    RestResponse<EntryJson.View> one(String kind, String ref, String preview, EntryShow show) {
        Instant now = clock.instant();
        ShownEntry found = shownEntries.find(kind, ref, show.formats()).orElseThrow(Problem::notFound);
        Entry entry = visible(found.entry(), preview, now);
        if (preview == null && isFormer(entry, ref)) {
            return answers.moved(path(entry));
        }
        return answers.one(entry, views.of(found, show, now), show.fields());
    }

    /** Likewise, but the body alone. */
    RestResponse<String> bare(String kind, String ref, String preview, BareFormat format) {
        Instant now = clock.instant();
        Entry entry = visible(find(kind, ref), preview, now);
        if (preview == null && isFormer(entry, ref)) {
            return answers.moved(path(entry) + "." + format.suffix());
        }
        return answers.text(format.mediaType(), views.bare(entry, format, now));
    }

    /** @throws Problem 404, also for one in the trash */
    PreviewJson.View preview(String kind, String ref, Integer expiresIn) {
        Entry entry = entries.findByRef(kind, ref)
                .filter(found -> !found.life().isTrashed())
                .orElseThrow(Problem::notFound);
        return previews.make(entry, views.url(entry, sites.site()), expiresIn, clock.instant());
    }

    /** What an address of the frontend leads to; empty where nothing was that the caller may know of. */
    Optional<Resolution> resolution(UrlTemplate template, URI address) {
        Instant now = clock.instant();
        return template.ref(address)
                .flatMap(ref -> entries.findByPresentOrFormerRef(template.kind(), ref))
                .filter(entry -> isVisible(entry, now) || entry.hasBeenPublic(now))
                .map(entry -> !isVisible(entry, now)
                        ? Resolution.gone()
                        : Resolution.of(entry, template.url(entry), template.shows(entry, address)));
    }

    private Entry find(String kind, String ref) {
        return entries.findByPresentOrFormerRef(kind, ref).orElseThrow(Problem::notFound);
    }

    private Entry visible(Entry entry, String preview, Instant now) {
        if (preview != null) {
            return previewed(entry, preview, now);
        }
        if (isVisible(entry, now)) {
            return entry;
        }
        throw entry.hasBeenPublic(now)
                ? new Problem(ProblemType.GONE, "It was published here and is no longer.")
                : Problem.notFound();
    }

    /** Whether the token is wrong or the entry is in the trash: nobody who has no more than a token is told. */
    private Entry previewed(Entry entry, String token, Instant now) {
        if (entry.life().isTrashed() || !previews.opens(entry, token, now)) {
            throw new Problem(ProblemType.NOT_FOUND, "The preview is not one of this entry, or it has ended.");
        }
        return entry;
    }

    private boolean isVisible(Entry entry, Instant now) {
        return entry.life().isPublic(now)
                || caller.has(Scope.CONTENT_READ) && !entry.life().isTrashed();
    }

    private static String path(Entry entry) {
        return "/" + entry.kind() + "s/" + PublicUrl.segment(entry.slug());
    }

    private static boolean isFormer(Entry entry, String ref) {
        return !entry.slug().equals(ref) && !entry.id().toString().equals(ref);
    }
}
