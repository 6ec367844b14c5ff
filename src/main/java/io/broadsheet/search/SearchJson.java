package io.broadsheet.search;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.broadsheet.content.EntryJson;
import io.broadsheet.http.Page;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The wire shapes of a search. */
final class SearchJson {

    private SearchJson() {}

    @Schema(name = "SearchResults", description = "A page of what was found.")
    record Results(
            @Schema(required = true, maxItems = 100) List<EntryJson.View> data,
            @Schema(required = true) Page.Info page,
            @JsonInclude(JsonInclude.Include.NON_NULL)
                    @Schema(
                            maxLength = 1000,
                            description = "What was searched for instead, since nothing has what was asked for.")
                    String suggestion) {}
}
