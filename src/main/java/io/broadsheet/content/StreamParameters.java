package io.broadsheet.content;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jboss.resteasy.reactive.RestQuery;

/** The parameters of the list of all kinds, as they arrive. */
public class StreamParameters extends EntryParameters {

    @RestQuery
    @Parameter(description = "Kinds, between commas: article, post. All if absent.", schema = @Schema(maxLength = 100))
    public String type;
}
