package io.broadsheet.content;

import io.broadsheet.http.Input;
import io.broadsheet.http.Problem;
import io.broadsheet.http.PublicUrl;
import io.broadsheet.http.Unversioned;
import io.broadsheet.site.Site;
import io.broadsheet.site.SiteRepository;
import jakarta.annotation.security.PermitAll;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.net.URI;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;

/** The URL that a frontend's router asks. */
@Path(PublicUrl.API + "/resolve")
@Tag(name = "Entries")
public class ResolutionResource {

    /** Characters. */
    private static final int LONGEST = 2000;

    @Inject
    EntryReader reader;

    @Inject
    EntryKinds kinds;

    @Inject
    SiteRepository sites;

    @Inject
    PublicUrl publicUrl;

    @GET
    @PermitAll
    @Unversioned
    @Operation(
            summary = "Tell what an address of the frontend leads to",
            description = "Addresses are those that the entries' `url` shows. 404 where nothing was.")
    public Resolution read(
            @RestQuery
                    @Parameter(
                            required = true,
                            description = "A path of the frontend, such as /articles/old, or an address on its host."
                                    + " A query, a fragment and a slash at the end make no difference.",
                            schema = @Schema(maxLength = LONGEST),
                            example = "/articles/the-bridge-opens-on-friday")
                    String path) {
        Site site = sites.site();
        List<UrlTemplate> templates = kinds.all().stream()
                .map(kind -> UrlTemplate.of(kind, site, publicUrl))
                .toList();
        URI address = address(path, templates);
        return templates.stream()
                .filter(template -> template.isOnHost(address))
                .map(template -> reader.resolution(template, address))
                .flatMap(Optional::stream)
                // Two kinds may share a template: what is there comes before what has moved or is gone.
                .min(Comparator.comparing(Resolution::status))
                .orElseThrow(Problem::notFound);
    }

    private static URI address(String path, List<UrlTemplate> templates) {
        Optional<URI> address = Optional.ofNullable(path)
                .filter(text -> text.length() <= LONGEST)
                .flatMap(UrlTemplate::parsed)
                .filter(uri -> uri.getRawAuthority() != null || uri.getScheme() == null && path.startsWith("/"))
                .filter(uri -> templates.stream().anyMatch(template -> template.isOnHost(uri)));
        if (address.isEmpty()) {
            Input input = new Input();
            input.reject(
                    "path",
                    path == null ? "required" : "format",
                    "a path that begins with /, or an address on "
                            + templates.stream()
                                    .map(UrlTemplate::host)
                                    .distinct()
                                    .collect(Collectors.joining(" or "))
                            + ", of " + LONGEST + " characters at most");
            input.check();
        }
        return address.orElseThrow();
    }
}
