package io.broadsheet.site;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The wire shapes of {@link Site}. */
public final class SiteJson {

    static final String WEB = "^https?://[^\\s/?#]+[^\\s]*$";
    private static final String TEMPLATE = "^https?://[^\\s/?#{}]+([^\\s{}]*\\{(slug|id)\\})+[^\\s{}]*$";

    private static final String TEMPLATE_RULE = "must be an http(s) address with {slug} or {id}, and no other braces";

    private SiteJson() {}

    @Schema(name = "SocialLink", description = "Where else the publication can be followed.")
    public record SocialLink(
            @NotBlank @Size(max = 100) @Schema(examples = "Mastodon") String name,
            @NotNull
                    @Size(max = 2000)
                    @Pattern(regexp = WEB, message = "must be an http(s) address")
                    @Schema(examples = "https://social.example.org/@packet")
                    String url) {}

    @Schema(name = "SiteChange", description = "What the site can be given.")
    public record Given(
            @NotBlank @Size(max = 200) @Schema(examples = "The Pellhaven Packet") String title,
            @Size(max = 2000) @Schema(examples = "News from the river mouth.") String description,
            @Size(max = 2000)
                    @Pattern(
                            regexp = "^https?://[^\\s/?#]+[^\\s?#]*(?<!/)$",
                            message = "must be an http(s) address without a slash at its end")
                    @Schema(description = "The frontend.", examples = "https://example.org")
                    String url,
            @NotNull @LanguageTag @Schema(maxLength = 35, description = "BCP 47.", examples = "en") String language,
            @NotNull
                    @TimeZone
                    @Schema(
                            maxLength = 100,
                            description = "A name of the IANA time zone database.",
                            examples = "Europe/Brussels")
                    String timeZone,
            @Size(max = 50) List<@NotNull @Valid SocialLink> socialLinks,
            @Size(max = 2000)
                    @Pattern(regexp = TEMPLATE, message = TEMPLATE_RULE)
                    @Schema(
                            description =
                                    "Where the frontend shows an article; `{slug}` and `{id}` are replaced. Without it,"
                                            + " the site's url and /articles/{slug}.",
                            examples = "https://example.org/articles/{slug}")
                    String articleUrl,
            @Size(max = 2000)
                    @Pattern(regexp = TEMPLATE, message = TEMPLATE_RULE)
                    @Schema(description = "Likewise for a post.", examples = "https://example.org/posts/{slug}")
                    String postUrl) {

        static Given of(Site site) {
            return new Given(
                    site.title(),
                    site.description(),
                    site.url(),
                    site.language(),
                    site.timeZone(),
                    site.socialLinks(),
                    site.articleUrl(),
                    site.postUrl());
        }
    }

    @Schema(name = "SiteView", description = "The publication.")
    public record View(
            @Schema(required = true, maxLength = 200) String title,
            @Schema(required = true, nullable = true, maxLength = 2000) String description,
            @Schema(required = true, nullable = true, format = "uri", maxLength = 2000) String url,
            @Schema(required = true, maxLength = 35) String language,
            @Schema(required = true, maxLength = 100) String timeZone,
            @Schema(required = true, maxItems = 50) List<SocialLink> socialLinks,
            @Schema(required = true, nullable = true, maxLength = 2000) String articleUrl,
            @Schema(required = true, nullable = true, maxLength = 2000) String postUrl,
            @Schema(required = true) Instant updatedAt) {

        static View of(Site site) {
            return new View(
                    site.title(),
                    site.description(),
                    site.url(),
                    site.language(),
                    site.timeZone(),
                    site.socialLinks(),
                    site.articleUrl(),
                    site.postUrl(),
                    site.updatedAt());
        }
    }
}
