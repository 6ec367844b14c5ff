package io.broadsheet.signup;

import io.broadsheet.access.Scope;
import io.broadsheet.http.PublicUrl;
import io.broadsheet.http.Unversioned;
import io.broadsheet.http.Write;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Where a mail service tells what came back. */
@Path(PublicUrl.API + "/bounces")
@Tag(name = "Subscribers")
public class BouncesResource {

    @Inject
    Bounces bounces;

    @POST
    @RolesAllowed(Scope.NEWSLETTER_WRITE)
    @Write
    @Unversioned
    @Operation(
            summary = "Tell what came back, and who complained",
            description =
                    "A permanent bounce ends what the address is signed up to, as does one for the time being on the"
                            + " fifth day within thirty; a complaint takes it off everything. The same events once more change"
                            + " nothing.")
    public BounceJson.Counts report(BounceJson.Report report) {
        return bounces.take(report.events());
    }
}
