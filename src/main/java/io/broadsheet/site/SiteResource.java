package io.broadsheet.site;

import io.broadsheet.access.Scope;
import io.broadsheet.http.Answers;
import io.broadsheet.http.CacheTags;
import io.broadsheet.http.IfMatch;
import io.broadsheet.http.MergePatch;
import io.broadsheet.http.PublicUrl;
import io.broadsheet.http.Write;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import java.time.InstantSource;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

/** The URL of the site. */
@Path(PublicUrl.API + "/site")
@Tag(name = "Site")
public class SiteResource {

    @Inject
    SiteRepository sites;

    @Inject
    Answers answers;

    @Inject
    CacheTags cacheTags;

    @Inject
    IfMatch ifMatch;

    @Inject
    InstantSource clock;

    @GET
    @PermitAll
    @Operation(summary = "Read what the publication is called and where it lives")
    public RestResponse<SiteJson.View> read() {
        Site site = sites.site();
        cacheTags.add(SiteRepository.CACHE_TAG);
        return answers.one(site, SiteJson.View.of(site));
    }

    @PATCH
    @Consumes({MergePatch.MEDIA_TYPE, MediaType.APPLICATION_JSON})
    @RolesAllowed(Scope.ADMIN)
    @Write
    @Operation(summary = "Change the site, by a merge patch (RFC 7396)")
    @RequestBody(content = @Content(schema = @Schema(implementation = SiteJson.Given.class)))
    public RestResponse<SiteJson.View> patch(MergePatch patch) {
        Site site = ifMatch.check(sites.forChange());
        SiteJson.Given former = SiteJson.Given.of(site);
        SiteJson.Given given = patch.applyTo(former, SiteJson.Given.class, Set.of());
        if (!given.equals(former)) {
            sites.change(site, given, clock.instant());
        }
        return answers.one(site, SiteJson.View.of(site));
    }
}
