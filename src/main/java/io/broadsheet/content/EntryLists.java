package io.broadsheet.content;

import io.broadsheet.access.Caller;
import io.broadsheet.access.Scope;
import io.broadsheet.category.CategoryRepository;
import io.broadsheet.http.Answers;
import io.broadsheet.http.CacheTags;
import io.broadsheet.http.Input;
import io.broadsheet.http.Page;
import io.broadsheet.http.PageRequest;
import io.broadsheet.http.Paging;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jboss.resteasy.reactive.RestResponse;

/** Lists entries for whoever asks, and nothing that is not for them. */
@RequestScoped
public class EntryLists {

    @Inject
    EntryRepository entries;

    @Inject
    EntryKinds kinds;

    @Inject
    EntrySearch search;

    @Inject
    EntrySpelling spelling;

    @Inject
    EntryViews views;

    @Inject
    CategoryRepository categories;

    @Inject
    CacheTags cacheTags;

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
        if (isNothing(slice, filter, request)) {
            Optional<EntryQuery> meant = spelling.corrected(filter.query(), filter.showsUnpublished(), now);
            if (meant.isPresent()) {
                Paging.Slice<Entry> likely = found(filter, meant.get(), request);
                if (!isNothing(likely, filter, request)) {
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

    /** Whether nothing matches at all; an empty page may have others before it. */
    private boolean isNothing(Paging.Slice<Entry> slice, EntryFilter filter, PageRequest request) {
        return slice.rows().isEmpty() && (request.isFirst() || !search.matches(filter.rows()));
    }

    private PageRequest request(EntryParameters given, EntryFilter filter, Input input) {
        PageRequest request = given.read(input, filter.scope());
        input.check();
        if (filter.showsUnpublished()) {
            caller.require(Scope.CONTENT_READ);
        }
        cacheTags.add(filter.cacheTags());
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

    RestResponse<Page<EntryJson.View>> page(Paging.Slice<Entry> slice, EntryShow show, Instant now) {
        Map<UUID, EntryJson.View> shown = shown(slice, show, now);
        return answers.page(slice, entry -> shown.get(entry.id()), show.fields());
    }

    private Map<UUID, EntryJson.View> shown(Paging.Slice<Entry> slice, EntryShow show, Instant now) {
        return views.of(slice.rows(), show, now).stream()
                .collect(Collectors.toMap(EntryJson.View::id, Function.identity()));
    }
}
