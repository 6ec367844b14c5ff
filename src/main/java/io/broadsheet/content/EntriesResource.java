package io.broadsheet.content;

import io.broadsheet.access.Scope;
import io.broadsheet.http.Input;
import io.broadsheet.http.JsonLines;
import io.broadsheet.http.Page;
import io.broadsheet.http.Problem;
import io.broadsheet.http.ProblemType;
import io.broadsheet.http.PublicUrl;
import io.broadsheet.http.Unversioned;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.InputStream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;

/** The URL of all kinds in one stream. */
@Path(PublicUrl.API + "/entries")
@Tag(name = "Entries")
public class EntriesResource {

    @Inject
    EntryLists lists;

    @Inject
    EntryKinds kinds;

    @Inject
    EntryBulk bulk;

    @GET
    @PermitAll
    @Operation(summary = "List articles and posts in one stream, newest first")
    public RestResponse<Page<EntryJson.View>> list(@BeanParam StreamParameters parameters) {
        Input input = new Input();
        return lists.list(parameters, kinds.chosen(input, parameters.type), input);
    }

    @POST
    @Path("bulk")
    @Consumes(JsonLines.MEDIA_TYPE)
    @Produces(JsonLines.MEDIA_TYPE)
    @RolesAllowed(Scope.CONTENT_WRITE)
    @Unversioned
    @ResponseStatus(200)
    @Operation(
            summary = "Write many, each line of the body for itself",
            description =
                    "NDJSON: up to 10 000 lines of up to 1 MiB, 1 GiB in all. Each is done by itself, in their order,"
                            + " and has a line of its own in the answer, which comes as soon as it is done: so read while you"
                            + " send. What is wrong with one line touches no other. Blank lines are counted and not answered. If"
                            + " the last line of the answer has the status 413 or 503, what follows was not done.")
    @RequestBody(
            content =
                    @Content(
                            mediaType = JsonLines.MEDIA_TYPE,
                            schema = @Schema(implementation = EntryBulkJson.Line.class)))
    @APIResponse(
            responseCode = "200",
            content =
                    @Content(
                            mediaType = JsonLines.MEDIA_TYPE,
                            schema = @Schema(implementation = EntryBulkJson.Result.class)))
    public RestResponse<StreamingOutput> write(InputStream lines, @Context HttpHeaders headers) {
        if (headers.getHeaderString("Idempotency-Key") != null) {
            throw new Problem(
                    ProblemType.MALFORMED_REQUEST, "Give each line that may come again an idempotencyKey of its own.");
        }
        return ResponseBuilder.<StreamingOutput>ok(results -> bulk.write(lines, results), JsonLines.MEDIA_TYPE)
                .build();
    }
}
