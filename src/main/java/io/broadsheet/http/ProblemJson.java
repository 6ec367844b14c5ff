package io.broadsheet.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Collection;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The body of every error (RFC 9457). */
@Schema(name = "Problem", description = "An error, as RFC 9457 defines it.")
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record ProblemJson(
        @Schema(format = "uri", maxLength = 2000, required = true, description = "Names the type; a page describes it.")
                String type,
        @Schema(maxLength = 200, required = true, description = "The type in words.") String title,
        @Schema(minimum = "400", maximum = "599", required = true, description = "Equal to the HTTP status.")
                int status,
        @Schema(maxLength = 2000, required = true, description = "What is wrong with this very request.") String detail,
        @Schema(
                        format = "uri",
                        maxLength = 100,
                        required = true,
                        description = "Holds the id of the request, as in X-Request-Id.")
                String instance,
        @Schema(maxItems = 1000, description = "Everything found wrong, where the input is invalid.")
                List<Error> errors) {

    public static final String MEDIA_TYPE = "application/problem+json";

    /** One thing wrong: either a member of the body or a parameter. */
    @Schema(name = "ProblemError", description = "One thing wrong with the input.")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Error(
            @Schema(maxLength = 2000, description = "RFC 6901 pointer into the body.") String pointer,
            @Schema(maxLength = 200, description = "Name of the query parameter.") String parameter,
            @Schema(maxLength = 100, required = true, description = "For programs, such as `required` or `unknown`.")
                    String code,
            @Schema(maxLength = 2000, required = true, description = "For people.") String detail) {

        public static Error member(String pointer, String code, String detail) {
            return new Error(pointer, null, code, detail);
        }

        /** A member that names something that is not there. @param known what may have been meant */
        public static Error unknown(String pointer, String name, Collection<String> known) {
            return member(
                    pointer,
                    "unknown",
                    "There is no '" + JsonText.shortened(name) + "'" + Nearest.hint(name, known) + ".");
        }

        public static Error parameter(String parameter, String code, String detail) {
            return new Error(null, parameter, code, detail);
        }
    }
}
