package io.broadsheet.search;

import io.broadsheet.content.EntryLists;
import io.broadsheet.content.StreamParameters;
import io.broadsheet.http.Answers;
import io.broadsheet.http.PublicUrl;
import jakarta.annotation.security.PermitAll;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

/** The URL of the search. */
@Path(PublicUrl.API + "/search")
@Tag(name = "Search")
public class SearchResource {

    @Inject
    EntryLists lists;

    @Inject
    Answers answers;

    @GET
    @PermitAll
    @Operation(summary = "Search articles and posts, best first")
    public RestResponse<SearchJson.Results> search(@BeanParam StreamParameters parameters) {
        EntryLists.Found found = lists.search(parameters);
        return answers.page(
                found.slice(),
                found::view,
                found.fields(),
                (data, page) -> new SearchJson.Results(data, page, found.suggestion()));
    }
}
