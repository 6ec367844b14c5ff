package io.broadsheet.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The answer of every list. */
public record Page<T>(@Schema(required = true, maxItems = 100) List<T> data, @Schema(required = true) Info page) {

    @Schema(name = "PageInfo", description = "Where this page stands in its list.")
    public record Info(
            @Schema(required = true, minimum = "1", maximum = "100") int limit,
            @Schema(
                            required = true,
                            nullable = true,
                            maxLength = 1000,
                            description = "Cursor of the page behind this one.")
                    String next,
            @Schema(
                            required = true,
                            nullable = true,
                            maxLength = 1000,
                            description = "Cursor of the page before this one.")
                    String previous,
            @JsonInclude(JsonInclude.Include.NON_NULL)
                    @Schema(minimum = "0", description = "How many match, if `count=true` asked for it.")
                    Long total) {}
}
