package io.broadsheet.content;

import io.broadsheet.access.Caller;
import io.broadsheet.access.Scope;
import io.broadsheet.http.Answers;
import io.broadsheet.http.IfMatch;
import io.broadsheet.http.Input;
import io.broadsheet.http.Page;
import io.broadsheet.http.PageParameters;
import io.broadsheet.http.PageRequest;
import io.broadsheet.http.PublicUrl;
import io.broadsheet.http.Write;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;

/** Every URL of the trash. */
@Path(PublicUrl.API + "/trash")
@Tag(name = "Trash")
public class TrashedEntryResource {

    @Inject
    EntryTrash trash;

    @Inject
    EntryKinds kinds;

    @Inject
    EntryViews views;

    @Inject
    Answers answers;

    @Inject
    IfMatch ifMatch;

    @Inject
    Caller caller;

    @Inject
    InstantSource clock;

    @GET
    @RolesAllowed(Scope.CONTENT_READ)
    @Operation(summary = "List what was deleted, last deleted first")
    public RestResponse<Page<TrashedEntryJson.View>> list(
            @RestQuery
                    @Parameter(
                            description = "Kinds, between commas: article, post. All if absent.",
                            schema = @Schema(maxLength = 100))
                    String type,
            @BeanParam PageParameters parameters) {
        Input input = new Input();
        Set<String> chosen = kinds.chosen(input, type);
        PageRequest request = parameters.read(input, "trash " + chosen);
        input.check();
        Instant now = clock.instant();
        return answers.page(trash.slice(chosen, request), entry -> TrashedEntryJson.View.of(entry, now), Set.of());
    }

    @GET
    @Path("{id}")
    @RolesAllowed(Scope.CONTENT_READ)
    @Operation(summary = "Read what there is of one in the trash", description = "Its revisions have all of it.")
    public RestResponse<TrashedEntryJson.View> read(@RestPath String id) {
        Entry entry = trash.find(id);
        return answers.one(entry, TrashedEntryJson.View.of(entry, clock.instant()));
    }

    @POST
    @Path("{id}/restoration")
    @RolesAllowed(Scope.CONTENT_WRITE)
    @Write
    @Operation(
            summary = "Take one out of the trash, in the state it had",
            description =
                    "If another entry has its slug now, a new one is made from it. What readers will see again, at once or"
                            + " as it was scheduled, needs `content:publish`, too.")
    public RestResponse<EntryJson.View> restore(@RestPath String id) {
        Entry entry = ifMatch.check(trash.forChange(id));
        Instant now = clock.instant();
        EntryStatus status = entry.life().status(now);
        if (status == EntryStatus.PUBLISHED || status == EntryStatus.SCHEDULED) {
            caller.require(Scope.CONTENT_PUBLISH);
        }
        trash.recover(entry, now);
        return answers.one(entry, views.whole(entry, now));
    }

    @DELETE
    @Path("{id}")
    @RolesAllowed(Scope.CONTENT_WRITE)
    @Write
    @Operation(
            summary = "Erase one for good",
            description = "With its revisions. Where readers were told 410, they are told 404.")
    public void delete(@RestPath String id) {
        trash.erase(ifMatch.check(trash.forChange(id)));
    }
}
