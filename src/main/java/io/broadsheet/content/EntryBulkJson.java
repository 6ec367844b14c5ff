package io.broadsheet.content;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import io.broadsheet.http.Problem;
import io.broadsheet.http.ProblemJson;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The wire shapes of many writes in one request. */
final class EntryBulkJson {

    private EntryBulkJson() {}

    @Schema(name = "EntryBulkOperation")
    enum Operation {
        @JsonProperty("create")
        CREATE(201, "entry"),
        @JsonProperty("patch")
        PATCH(200, "patch"),
        @JsonProperty("publish")
        PUBLISH(200, "publication"),
        @JsonProperty("delete")
        DELETE(204, "ref");

        private final int status;
        private final String member;

        Operation(int status, String member) {
            this.status = status;
            this.member = member;
        }

        /** As the audit log has it, too. */
        String code() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** As the problem of a line with another one names it. */
        @Override
        public String toString() {
            return code();
        }

        /** Of a line that was done. */
        int status() {
            return status;
        }

        /** The member of the line that says what to do. */
        String member() {
            return member;
        }
    }

    @Schema(name = "EntryBulkLine", description = "One write; each line is one such object.")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Line(
            @NotNull
                    @Schema(
                            required = true,
                            description = "Does what the resource of the entry does by `POST`, `PATCH`,"
                                    + " `PUT …/publication`, `DELETE`.")
                    Operation op,
            @NotNull
                    @Size(max = 20)
                    @Schema(required = true, maxLength = 20, description = "The kind of entry.", examples = "article")
                    String type,
            @Size(min = 1, max = 200)
                    @Schema(minLength = 1, maxLength = 200, description = "Id or slug; of all but those to create.")
                    String ref,
            @Size(max = 1000)
                    @Schema(
                            maxLength = 1000,
                            description = "What `If-Match` would say: an ETag such as `\"v7\"`, or `*`. Without it the"
                                    + " line is answered 428, except to create.")
                    String ifMatch,
            @Size(min = 1, max = 255)
                    @Schema(
                            minLength = 1,
                            maxLength = 255,
                            description = "As `Idempotency-Key`, without quotation marks: the same line is done once.")
                    String idempotencyKey,
            @Schema(description = "Whether to publish what is created; needs `content:publish`, as `publish` does.")
                    Boolean publish,
            @Valid @Schema(description = "What to create.") EntryJson.Create entry,
            @Schema(ref = "EntryPatch") JsonNode patch,
            @Valid @Schema(description = "When to publish; now if absent.") EntryJson.Publication publication) {

        /** @throws Problem 400 for members that the operation needs and has not, or that it does not know */
        void check() {
            List<ProblemJson.Error> errors = new ArrayList<>();
            boolean creates = op == Operation.CREATE;
            demand("ref", ref, !creates, errors);
            demand("entry", entry, creates, errors);
            demand("patch", patch == null || patch.isNull() ? null : patch, op == Operation.PATCH, errors);
            refuse("ifMatch", ifMatch, creates, errors);
            refuse("publish", publish, !creates, errors);
            refuse("publication", publication, op != Operation.PUBLISH, errors);
            if (!errors.isEmpty()) {
                throw Problem.invalid(errors);
            }
        }

        private void demand(String member, Object value, boolean needed, List<ProblemJson.Error> errors) {
            if (needed && value == null) {
                errors.add(ProblemJson.Error.member("/" + member, "required", "'" + op.code() + "' needs it."));
            }
            refuse(member, value, !needed, errors);
        }

        private void refuse(String member, Object value, boolean unknown, List<ProblemJson.Error> errors) {
            if (unknown && value != null) {
                errors.add(ProblemJson.Error.member("/" + member, "unknown", "'" + op.code() + "' does not take it."));
            }
        }
    }

    @Schema(name = "EntryBulkResult", description = "What became of a line; each line is one such object.")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Result(
            @Schema(required = true, minimum = "1", maximum = "10001", description = "The line's number, from 1.")
                    int line,
            @Schema(
                            required = true,
                            minimum = "200",
                            maximum = "599",
                            description = "What a request of its own would have been answered.")
                    int status,
            @Schema(description = "Of the entry that was written.") UUID id,
            @Schema(maxLength = 200) String slug,
            @Schema(maxLength = 100, description = "The version to send in `ifMatch` next.") String etag,
            @Schema(description = "True if the line was done before, and this is its first answer.") Boolean replayed,
            @Schema(description = "Why it was not done; pointers are into the line.") ProblemJson problem) {

        static Result done(int line, Operation op, Entry entry) {
            String etag = op == Operation.DELETE ? null : entry.versionTag();
            return new Result(line, op.status(), entry.id(), entry.slug(), etag, null, null);
        }

        static Result refused(int line, ProblemJson problem) {
            return new Result(line, problem.status(), null, null, null, null, problem);
        }

        /** As the answer to a line that came again. */
        Result replayed(int again) {
            return new Result(again, status, id, slug, etag, true, problem);
        }
    }
}
