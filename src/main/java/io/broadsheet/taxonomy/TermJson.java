package io.broadsheet.taxonomy;

import io.broadsheet.database.Slug;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The wire shapes of terms. */
public final class TermJson {

    private TermJson() {}

    /** What every term is given. */
    public interface Given {
        String name();

        String slug();

        String description();
    }

    @Schema(name = "TermCreate", description = "A tag or an author to be.")
    public record Create(
            @NotBlank @Size(max = 200) @Schema(description = "As readers see it.", examples = "Local politics")
                    String name,
            @Size(max = Slug.MAX_GIVEN)
                    @Pattern(regexp = Slug.PATTERN, message = Slug.RULE)
                    @Schema(description = "Made from the name if absent.", examples = "local-politics")
                    String slug,
            @Size(max = 2000) @Schema(description = "A sentence or two.") String description)
            implements Given {

        public static Create of(Term term) {
            return new Create(term.name(), term.slug(), term.description());
        }
    }

    @Schema(name = "TermView", description = "A tag or an author.")
    public record View(
            @Schema(required = true) UUID id,
            @Schema(required = true, maxLength = Slug.MAX_GIVEN) String slug,
            @Schema(required = true, maxLength = 200) String name,
            @Schema(required = true, nullable = true, maxLength = 2000) String description,
            @Schema(required = true, minimum = "0", description = "Published entries that have it.") int count,
            @Schema(required = true) Instant updatedAt) {

        public static View of(Term term) {
            return new View(term.id(), term.slug(), term.name(), term.description(), term.count(), term.updatedAt());
        }
    }

    /** A term as an entry shows it. */
    @Schema(name = "TermRef", description = "A tag, a category or an author, by slug and name.")
    public record Ref(
            @Schema(required = true, maxLength = Slug.MAX_GIVEN) String slug,
            @Schema(required = true, maxLength = 200) String name) {

        public static Ref of(Term term) {
            return new Ref(term.slug(), term.name());
        }
    }
}
