package io.broadsheet.sync;

import io.broadsheet.change.ChangeFeed;
import io.broadsheet.change.PublicChange;
import io.broadsheet.change.PublicChanges;
import io.broadsheet.http.CacheTags;
import io.broadsheet.http.Input;
import io.broadsheet.http.Problem;
import io.broadsheet.http.ProblemType;
import io.broadsheet.http.PublicUrl;
import io.broadsheet.http.Unversioned;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.security.PermitAll;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HEAD;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.SseEventSink;
import java.time.InstantSource;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;

/** The URLs of the feed of changes. */
@Path(PublicUrl.API + "/changes")
@Tag(name = "Changes")
public class ChangesResource {

    private static final int LONGEST_PAGE = 100;
    private static final int RETRY_AFTER_SECONDS = 5;

    @Inject
    ChangeFeed feed;

    @Inject
    PublicChanges log;

    @Inject
    ChangeTokens tokens;

    @Inject
    ChangeStreams streams;

    @Inject
    CacheTags cacheTags;

    @Inject
    RoutingContext routing;

    @Inject
    InstantSource clock;

    @GET
    @PermitAll
    @Unversioned
    @Operation(
            summary = "Tell what changed since the last time",
            description =
                    "Without `since` it tells no change, only in `next` where to go on from now: ask for that first, then"
                            + " read the lists, then follow. What happened meanwhile may be in both.")
    public ChangesJson.Listing read(
            @RestQuery
                    @Parameter(
                            description = "`next` of the answer before, or the `token` of a change.",
                            schema = @Schema(minLength = ChangeTokens.LENGTH, maxLength = ChangeTokens.LENGTH))
                    String since,
            @RestQuery
                    @Parameter(
                            description = "How many to answer with.",
                            schema =
                                    @Schema(
                                            type = SchemaType.INTEGER,
                                            minimum = "1",
                                            maximum = "100",
                                            defaultValue = "100"))
                    String limit) {
        Input input = new Input();
        int most = input.integer("limit", limit, 1, LONGEST_PAGE, LONGEST_PAGE);
        long position = position(input, "since", since);
        input.check();
        // Whoever has this answer asks anew each time: the next moment there may be more.
        cacheTags.until(clock.instant());
        cacheTags.expires();
        // One more than asked for tells whether there is another page.
        List<PublicChange> found =
                since == null ? List.of() : log.behind(position, most + 1).orElseThrow(ChangesResource::forgotten);
        List<PublicChange> page = found.subList(0, Math.min(found.size(), most));
        return new ChangesJson.Listing(
                page.stream().map(change -> ChangesJson.View.of(change, tokens)).toList(),
                tokens.write(
                        page.isEmpty() ? position : page.get(page.size() - 1).position()),
                found.size() > most);
    }

    @GET
    @Path("stream")
    @Produces(MediaType.SERVER_SENT_EVENTS)
    @PermitAll
    @Unversioned
    @Operation(
            summary = "Tell what changes, as it happens",
            description =
                    "Server-Sent Events, for `EventSource` and its like. The name of an event is the `type` of the"
                            + " change, its id the `token`, its data the change as in the list. It begins with what happened since"
                            + " `Last-Event-ID` or else `since`, or now.")
    public void stream(
            @RestQuery
                    @Parameter(
                            description = "`next` of a list, or the `token` of a change.",
                            schema = @Schema(minLength = ChangeTokens.LENGTH, maxLength = ChangeTokens.LENGTH))
                    String since,
            @RestHeader("Last-Event-ID")
                    @Parameter(
                            description = "The id of the last event that arrived; `EventSource` sends it by itself.",
                            schema = @Schema(minLength = ChangeTokens.LENGTH, maxLength = ChangeTokens.LENGTH))
                    String lastEventId,
            @Context SseEventSink sink) {
        streams.open(routing, sink, begin(since, lastEventId));
    }

    @HEAD
    @Path("stream")
    @Produces(MediaType.SERVER_SENT_EVENTS)
    @PermitAll
    @Operation(hidden = true)
    public RestResponse<Void> describeStream(@RestQuery String since, @RestHeader("Last-Event-ID") String lastEventId) {
        begin(since, lastEventId);
        // Last, since REST would leave out the type of what has no body.
        routing.addHeadersEndHandler(head -> ChangeStream.putHeaders(routing.response()));
        return RestResponse.ok();
    }

    /** @throws Problem 400, 410, or 503 at once: readers that all come again would wait for the database in a crowd */
    private long begin(String since, String lastEventId) {
        if (feed.isUnreachable()) {
            throw Problem.unavailable("The database cannot be reached.", RETRY_AFTER_SECONDS);
        }
        Input input = new Input();
        long position = position(input, "since", since);
        if (lastEventId != null) {
            position = position(input, "Last-Event-ID", lastEventId);
        }
        input.check();
        if (!log.reaches(position)) {
            throw forgotten();
        }
        return position;
    }

    /** That of the newest change if there is no token. */
    private long position(Input input, String name, String token) {
        return token == null
                ? log.newest()
                : tokens.read(token).orElseGet(() -> {
                    input.reject(name, "token", "a token that this feed gave");
                    return 0;
                });
    }

    private static Problem forgotten() {
        return new Problem(
                ProblemType.CHANGES_FORGOTTEN,
                "Not all that changed since then is known any more. Begin anew, without a token, and read the lists again.");
    }
}
