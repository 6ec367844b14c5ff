package io.broadsheet.content;

import io.broadsheet.access.Scope;
import io.broadsheet.http.Answers;
import io.broadsheet.http.IfMatch;
import io.broadsheet.http.Input;
import io.broadsheet.http.MergePatch;
import io.broadsheet.http.Page;
import io.broadsheet.http.Unversioned;
import io.broadsheet.http.Write;
import jakarta.annotation.Nullable;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Set;
import java.util.function.BiConsumer;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;

/** Every URL of one kind of entry. */
public abstract class EntryResource {

    @Inject
    EntryRepository entries;

    @Inject
    EntryLists lists;

    @Inject
    EntryReader reader;

    @Inject
    EntryEditor editor;

    @Inject
    EntryWriter writer;

    @Inject
    EntryViews views;

    @Inject
    Answers answers;

    @Inject
    IfMatch ifMatch;

    @Inject
    InstantSource clock;

    protected abstract String kind();

    protected abstract Entry made(Instant now);

    @GET
    @PermitAll
    @Operation(summary = "List them, newest first")
    public RestResponse<Page<EntryJson.View>> list(@BeanParam EntryParameters parameters) {
        return lists.list(parameters, Set.of(kind()), new Input());
    }

    @GET
    @Path("{ref}")
    @PermitAll
    @Operation(summary = "Read one with its body, by id or slug")
    public RestResponse<EntryJson.View> read(
            @RestPath String ref, @BeanParam ShowParameters parameters, @BeanParam PreviewParameter preview) {
        Input input = new Input();
        EntryShow show = EntryShow.read(input, parameters, true);
        input.check();
        return reader.one(kind(), ref, preview.preview, show);
    }

    @GET
    @Path("{ref}")
    @Produces({"text/html", "text/markdown", MediaType.TEXT_PLAIN})
    @PermitAll
    @Operation(hidden = true)
    public RestResponse<String> readAccepted(
            @RestPath String ref, @BeanParam PreviewParameter preview, @Context HttpHeaders headers) {
        return reader.bare(kind(), ref, preview.preview, BareFormat.of(headers.getAcceptableMediaTypes()));
    }

    @GET
    @Path("{ref}.{format:html|md|txt}")
    @Produces("*/*")
    @PermitAll
    @Operation(summary = "Read the body alone")
    public RestResponse<String> readBody(
            @RestPath String ref, @RestPath String format, @BeanParam PreviewParameter preview) {
        return reader.bare(kind(), ref, preview.preview, BareFormat.valueOf(format));
    }

    @GET
    @Path("{ref}/related")
    @PermitAll
    @Operation(summary = "List those that have most in common with one, newest first")
    public RestResponse<Page<EntryJson.View>> listRelated(
            @RestPath String ref,
            @RestQuery
                    @Parameter(
                            description = "How many to answer with.",
                            schema =
                                    @Schema(
                                            type = SchemaType.INTEGER,
                                            minimum = "1",
                                            maximum = "100",
                                            defaultValue = "5"))
                    String limit,
            @BeanParam ShowParameters parameters) {
        Input input = new Input();
        int most = input.integer("limit", limit, 1, 100, 5);
        EntryShow show = EntryShow.read(input, parameters, false);
        input.check();
        return reader.related(kind(), ref, most, show);
    }

    @POST
    @RolesAllowed(Scope.CONTENT_WRITE)
    @Write
    @Operation(summary = "Add one, as a draft unless published at once")
    public RestResponse<EntryJson.View> create(
            EntryJson.Create create,
            @RestQuery
                    @Parameter(
                            description = "Whether to publish it in the same request; needs `content:publish`, too.",
                            schema = @Schema(implementation = Boolean.class, defaultValue = "false"))
                    String publish) {
        Input input = new Input();
        boolean atOnce = input.flag("publish", publish);
        input.check();
        Instant now = clock.instant();
        Entry entry = made(now);
        editor.create(entry, create, atOnce, now);
        return answers.created(entry, views.whole(entry, now));
    }

    @PATCH
    @Path("{ref}")
    @Consumes({MergePatch.MEDIA_TYPE, MediaType.APPLICATION_JSON})
    @RolesAllowed(Scope.CONTENT_WRITE)
    @Write
    @Operation(summary = "Change one, by a merge patch (RFC 7396)")
    public RestResponse<EntryJson.View> patch(@RestPath String ref, MergePatch patch) {
        Entry entry = locked(ref);
        Instant now = clock.instant();
        editor.patch(entry, patch, now);
        return answers.one(entry, views.whole(entry, now));
    }

    @DELETE
    @Path("{ref}")
    @RolesAllowed(Scope.CONTENT_WRITE)
    @Write
    @Operation(summary = "Move one to the trash")
    public void delete(@RestPath String ref) {
        editor.trash(locked(ref), clock.instant());
    }

    @PUT
    @Path("{ref}/publication")
    @Consumes({MediaType.APPLICATION_JSON, MediaType.WILDCARD})
    @RolesAllowed(Scope.CONTENT_PUBLISH)
    @Write
    @Operation(summary = "Publish one: now, dated back, or at a later time")
    public RestResponse<EntryJson.View> publish(@RestPath String ref, @Nullable EntryJson.Publication publication) {
        Entry entry = locked(ref);
        Instant now = clock.instant();
        editor.publish(entry, publication, now);
        return answers.one(entry, views.whole(entry, now));
    }

    @DELETE
    @Path("{ref}/publication")
    @RolesAllowed(Scope.CONTENT_PUBLISH)
    @Write
    @Operation(summary = "Make one a draft again")
    public RestResponse<EntryJson.View> withdraw(@RestPath String ref) {
        return live(ref, Entry::withdraw);
    }

    @PUT
    @Path("{ref}/archival")
    @RolesAllowed(Scope.CONTENT_PUBLISH)
    @Write
    @Operation(summary = "Archive one: gone for readers, kept for the newsroom")
    public RestResponse<EntryJson.View> archive(@RestPath String ref) {
        return live(ref, Entry::archive);
    }

    @DELETE
    @Path("{ref}/archival")
    @RolesAllowed(Scope.CONTENT_PUBLISH)
    @Write
    @Operation(summary = "Take one out of the archive")
    public RestResponse<EntryJson.View> unarchive(@RestPath String ref) {
        return live(ref, (entry, now) -> entry.unarchive());
    }

    @POST
    @Path("{ref}/previews")
    @Consumes({MediaType.APPLICATION_JSON, MediaType.WILDCARD})
    @RolesAllowed(Scope.CONTENT_READ)
    @ResponseStatus(201)
    @Unversioned
    @Operation(summary = "Make a token that shows one, whatever its state, to whoever has it")
    public PreviewJson.View preview(@RestPath String ref, @Nullable PreviewJson.Create given) {
        Integer expiresIn = given == null ? null : given.expiresIn();
        return reader.preview(kind(), ref, expiresIn);
    }

    private RestResponse<EntryJson.View> live(String ref, BiConsumer<Entry, Instant> change) {
        Entry entry = locked(ref);
        Instant now = clock.instant();
        writer.live(entry, () -> change.accept(entry, now), now);
        return answers.one(entry, views.whole(entry, now));
    }

    /** As the caller has seen it. */
    private Entry locked(String ref) {
        return ifMatch.check(entries.forChange(kind(), ref));
    }
}
