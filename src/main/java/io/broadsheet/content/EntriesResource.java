package io.broadsheet.content;

import io.broadsheet.http.Input;
import io.broadsheet.http.Page;
import io.broadsheet.http.PublicUrl;
import jakarta.annotation.security.PermitAll;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

/** The URL of all kinds in one stream. */
@Path(PublicUrl.API + "/entries")
@Tag(name = "Entries")
public class EntriesResource {

    @Inject
    EntryLists lists;

    @Inject
    EntryKinds kinds;

    @GET
    @PermitAll
    @Operation(summary = "List articles and posts in one stream, newest first")
    public RestResponse<Page<EntryJson.View>> list(@BeanParam StreamParameters parameters) {
        Input input = new Input();
        return lists.list(parameters, kinds.chosen(input, parameters.type), input);
    }
}
