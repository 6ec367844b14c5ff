package io.broadsheet.signup;

import io.broadsheet.access.Scope;
import io.broadsheet.http.Answers;
import io.broadsheet.http.Ids;
import io.broadsheet.http.IfMatch;
import io.broadsheet.http.Problem;
import io.broadsheet.http.PublicUrl;
import io.broadsheet.http.Write;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;

/** Every URL of subscribers. */
@Path(PublicUrl.API + "/subscribers/{id}")
@Tag(name = "Subscribers")
public class SubscriberResource {

    @Inject
    SubscriberRepository subscribers;

    @Inject
    SubscriberViews views;

    @Inject
    Erasure erasure;

    @Inject
    Bounces bounces;

    @Inject
    Answers answers;

    @Inject
    IfMatch ifMatch;

    @GET
    @RolesAllowed(Scope.NEWSLETTER_READ)
    @Operation(summary = "Read everything that is held on one")
    public RestResponse<SubscriberJson.View> read(@RestPath String id) {
        Subscriber subscriber = subscribers.findByIdOptional(Ids.parse(id)).orElseThrow(Problem::notFound);
        return answers.one(subscriber, views.of(subscriber));
    }

    @DELETE
    @RolesAllowed(Scope.NEWSLETTER_WRITE)
    @Write
    @Operation(
            summary = "Erase one, for good",
            description =
                    "What stays is that somebody with this address wanted it, without the address; no import brings"
                            + " it back.")
    public void delete(@RestPath String id) {
        if (!erasure.erase(Ids.parse(id), ifMatch::check)) {
            throw Problem.notFound();
        }
    }

    @DELETE
    @Path("suppression")
    @RolesAllowed(Scope.NEWSLETTER_WRITE)
    @ResponseStatus(204)
    @Write
    @Operation(
            summary = "Send mail to one again after bounces or a complaint",
            description = "What ended by a bounce goes on; what ended by a complaint needs a new consent.")
    public void unsuppress(@RestPath String id) {
        bounces.lift(ifMatch.check(subscribers.forChange(Ids.parse(id)).orElseThrow(Problem::notFound)));
    }
}
