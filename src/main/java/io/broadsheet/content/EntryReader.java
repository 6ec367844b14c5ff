package io.broadsheet.content;

import io.broadsheet.access.Caller;
import io.broadsheet.access.Scope;
import io.broadsheet.category.CategoryRepository;
import io.broadsheet.http.Answers;
import io.broadsheet.http.Input;
import io.broadsheet.http.Page;
import io.broadsheet.http.PageRequest;
import io.broadsheet.http.Paging;
import io.broadsheet.http.Problem;
import io.broadsheet.http.ProblemType;
import io.broadsheet.http.PublicUrl;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jboss.resteasy.reactive.RestResponse;

/** Shows entries to whoever asks, and to nobody what is not for them. */
@RequestScoped
public class EntryReader {

    @Inject
    EntryRepository entries;

    @Inject
    EntryKinds kinds;

    @Inject
    EntrySearch search;

    @Inject
    EntrySpelling spelling;

    @Inject
    EntryRelated related;

    @Inject
    EntryViews views;

    @Inject
    CategoryRepository categories;

    @Inject
    Caller caller;

    @Inject
    Answers answers;

    @Inject
    InstantSource clock;

    /**
     * Entries that were found.
     *
     * @param suggestion the query that found them in place of the one given, which finds none; else null
     */
    public record Found(
            Paging.Slice<Entry> slice, Map<UUID, EntryJson.View> views, Set<String> fields, String suggestion) {

        public EntryJson.View view(Entry entry) {
            return views.get(entry.id());
        }
    }

    /** @param kinds to choose from; empty for all */
    RestResponse<Page<EntryJson.View>> list(EntryParameters given, Set<String> kinds, Input input) {
        Instant now = clock.instant();
        EntryFilter filter =
                new EntryFilter(given, kinds, EntryOrder.NEWEST_FIRST, categories::withDescendants, input, now);
        EntryShow show = EntryShow.read(input, given.show, false);
        PageRequest request = request(given, filter, input);
        if (filter.query() == null) {
            return page(entries.slice(filter, request), show, now);
        }
        return QuarkusTransaction.joiningExisting().call(() -> page(found(filter, filter.query(), request), show, now));
    }

    /** Searches all kinds, and if nothing is found for what may have been meant. */
    @Transactional
    public Found search(StreamParameters given) {
        Input input = new Input();
        if (given.q == null) {
            input.reject("q", "required", "given: what to search for");
        }
        Instant now = clock.instant();
        EntryFilter filter = new EntryFilter(
                given,
                kinds.chosen(input, given.type),
                given.q == null ? EntryOrder.NEWEST_FIRST : EntryOrder.RELEVANCE,
                categories::withDescendants,
                input,
                now);
        EntryShow show = EntryShow.read(input, given.show, false);
        PageRequest request = request(given, filter, input);
        Paging.Slice<Entry> slice = found(filter, filter.query(), request);
        if (slice.rows().isEmpty() && !search.matches(filter.rows())) {
            Optional<EntryQuery> meant = spelling.corrected(filter.query());
            if (meant.isPresent()) {
                Paging.Slice<Entry> likely = found(filter, meant.get(), request);
                if (search.matches(filter.rows())) {
                    EntryShow marked = show.highlight(meant.get());
                    return new Found(
                            likely,
                            shown(likely, marked, now),
                            show.fields(),
                            meant.get().toString());
                }
            }
        }
        return new Found(slice, shown(slice, show.highlight(filter.query()), now), show.fields(), null);
    }

    private PageRequest request(EntryParameters given, EntryFilter filter, Input input) {
        PageRequest request = given.read(input, filter.scope());
        input.check();
        if (filter.showsUnpublished()) {
            caller.require(Scope.CONTENT_READ);
        }
        return request;
    }

    private Paging.Slice<Entry> found(EntryFilter filter, EntryQuery query, PageRequest request) {
        EntrySearch.Sought sought = search.sought(query);
        int wanted = filter.order().isByRelevance() ? EntrySearch.WEIGHED : request.offset() + request.limit();
        filter.seek(sought.match(), filter.isWide() && filter.order().isByTime() && search.isFrequent(sought, wanted));
        return filter.order().isByRelevance()
                ? entries.slice(filter, search.weigh(filter, query, sought), request)
                : entries.slice(filter, request);
    }

    private RestResponse<Page<EntryJson.View>> page(Paging.Slice<Entry> slice, EntryShow show, Instant now) {
        Map<UUID, EntryJson.View> shown = shown(slice, show, now);
        return answers.page(slice, entry -> shown.get(entry.id()), show.fields());
    }

    private Map<UUID, EntryJson.View> shown(Paging.Slice<Entry> slice, EntryShow show, Instant now) {
        return views.of(slice.rows(), show, now).stream()
                .collect(Collectors.toMap(EntryJson.View::id, Function.identity()));
    }

    /** Those of the same kind that have most in common with one, newest first. */
    RestResponse<Page<EntryJson.View>> related(String kind, String ref, int most, EntryShow show) {
        Instant now = clock.instant();
        Entry entry = visible(kind, ref, now);
        if (isFormer(entry, ref)) {
            return answers.moved(path(entry) + "/related");
        }
        List<UUID> ids = related.of(List.of(entry), most, now).getOrDefault(entry.id(), List.of());
        return page(new Paging.Slice<>(entries.newestFirst(ids), most, null, null, null), show, now);
    }

    /** @return 200, or 301 to where it is now. @throws Problem 404, or 410 for what readers once saw */
    RestResponse<EntryJson.View> one(String kind, String ref, EntryShow show) {
        Instant now = clock.instant();
        Entry entry = visible(kind, ref, now);
        if (isFormer(entry, ref)) {
            return answers.moved(path(entry));
        }
        return answers.one(entry, views.of(List.of(entry), show, now).get(0), show.fields());
    }

    /** Likewise, but the body alone. */
    RestResponse<String> bare(String kind, String ref, BareFormat format) {
        Entry entry = visible(kind, ref, clock.instant());
        if (isFormer(entry, ref)) {
            return answers.moved(path(entry) + "." + format.suffix());
        }
        EntryJson.Body body =
                entries.bodies(List.of(entry), Set.of(format.shape())).get(entry.id());
        return answers.text(entry, format.mediaType(), body == null ? "" : format.of(body));
    }

    private Entry visible(String kind, String ref, Instant now) {
        Entry entry = entries.findByRef(kind, ref)
                .or(() -> entries.findByFormerSlug(kind, ref))
                .orElseThrow(Problem::notFound);
        Lifecycle life = entry.life();
        if (life.isPublic(now) || caller.has(Scope.CONTENT_READ) && !life.isTrashed()) {
            return entry;
        }
        throw life.hasBeenPublic(now)
                ? new Problem(ProblemType.GONE, "It was published here and is no longer.")
                : Problem.notFound();
    }

    private static String path(Entry entry) {
        return "/" + entry.kind() + "s/" + PublicUrl.segment(entry.slug());
    }

    private static boolean isFormer(Entry entry, String ref) {
        return !entry.slug().equals(ref) && !entry.id().toString().equals(ref);
    }
}
