package io.broadsheet.content;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jboss.resteasy.reactive.RestQuery;

/** The parameter that shows one entry to whoever has a token of it, as it arrives. */
public class PreviewParameter {

    @RestQuery
    @Parameter(
            description = "A token of this entry, to see it whatever its state. A wrong one, or one that has ended, is"
                    + " 404, also where the entry is public.",
            schema = @Schema(maxLength = 100))
    public String preview;
}
