package io.broadsheet.content;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jboss.resteasy.reactive.RestQuery;

/** The parameters that say how much of an entry to show, as they arrive. */
public class ShowParameters {

    @RestQuery
    @Parameter(
            description = "What to add, between commas: neighbours, related, and in lists body.",
            schema = @Schema(maxLength = 100))
    public String include;

    @RestQuery
    @Parameter(
            description = "Shapes of the body, between commas: html, markdown, text, blocks.",
            schema = @Schema(maxLength = 100, defaultValue = "html"))
    public String body;

    @RestQuery
    @Parameter(
            description = "The members to answer with, between commas, instead of all.",
            schema = @Schema(maxLength = 400))
    public String fields;
}
