package io.broadsheet.category;

import io.broadsheet.database.Slug;
import io.broadsheet.taxonomy.TermJson;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The wire shapes of {@link Category}: those of a term, and the parent. */
public final class CategoryJson {

    private CategoryJson() {}

    @Schema(name = "CategoryCreate", description = "A category to be.")
    public record Create(
            @NotBlank @Size(max = 200) @Schema(description = "As readers see it.", examples = "Local politics")
                    String name,
            @Size(max = Slug.MAX_GIVEN)
                    @Pattern(regexp = Slug.PATTERN, message = Slug.RULE)
                    @Schema(description = "Made from the name if absent.", examples = "local-politics")
                    String slug,
            @Size(max = 2000) @Schema(description = "A sentence or two.") String description,
            @Size(min = 1, max = Slug.MAX_GIVEN)
                    @Schema(description = "Id or slug of the category above.", examples = "politics")
                    String parent)
            implements TermJson.Given {

        static Create of(Category category) {
            return new Create(
                    category.name(),
                    category.slug(),
                    category.description(),
                    category.parent() == null ? null : category.parent().slug());
        }
    }

    @Schema(name = "CategoryView", description = "A category.")
    public record View(
            @Schema(required = true) UUID id,
            @Schema(required = true, maxLength = Slug.MAX_GIVEN) String slug,
            @Schema(required = true, maxLength = 200) String name,
            @Schema(required = true, nullable = true, maxLength = 2000) String description,
            @Schema(required = true, nullable = true) TermJson.Ref parent,
            @Schema(required = true, minimum = "0", description = "Published entries in it, without its descendants.")
                    int count,
            @Schema(required = true) Instant updatedAt) {

        static View of(Category category) {
            return new View(
                    category.id(),
                    category.slug(),
                    category.name(),
                    category.description(),
                    category.parent() == null ? null : TermJson.Ref.of(category.parent()),
                    category.count(),
                    category.updatedAt());
        }
    }
}
