package io.broadsheet.text;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** One line of a table of contents. */
@Schema(
        name = "OutlineHeading",
        description = "A heading of the body, for a table of contents",
        requiredProperties = {"level", "id", "text"})
public record OutlineHeading(
        @Schema(minimum = "1", maximum = "6", description = "1 for h1 … 6 for h6") int level,
        @Schema(maxLength = 100, description = "The id of the heading in body.html and of its block: link to #id")
                String id,
        @Schema(maxLength = 524_288, description = "Without markup") String text) {}
