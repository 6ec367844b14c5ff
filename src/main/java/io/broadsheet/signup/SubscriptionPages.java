package io.broadsheet.signup;

import io.broadsheet.http.AnyParameters;
import io.broadsheet.http.Client;
import jakarta.annotation.security.PermitAll;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;

/**
 * Pages to confirm and to leave. Programs that look at mail follow every link in it, so nothing is changed by GET: a page asks
 * first. Its form carries the token in the body, which no log has; mail programs post to the link itself (RFC 8058). What is
 * answered is a page whatever {@code Accept} says: a mail program that leaves for somebody must not fail on it.
 */
@Path("/newsletter")
@PermitAll
@AnyParameters
@Produces(MediaType.WILDCARD)
public class SubscriptionPages {

    @Inject
    Subscriptions subscriptions;

    @Inject
    Pages pages;

    @Inject
    Client client;

    @GET
    @Path("confirm")
    @Operation(hidden = true)
    public RestResponse<String> askToConfirm(@RestQuery @DefaultValue("") String token) {
        return pages.answer(
                200, () -> pages.confirm(subscriptions.toConfirm(token), token), SignupMessages::refusedConfirmation);
    }

    @POST
    @Path("confirm")
    @Consumes({MediaType.APPLICATION_FORM_URLENCODED, MediaType.MULTIPART_FORM_DATA})
    @Operation(hidden = true)
    public RestResponse<String> confirm(@RestForm("token") String posted, @RestQuery @DefaultValue("") String token) {
        String given = posted == null ? token : posted;
        return pages.answer(
                200,
                () -> pages.confirm(
                        subscriptions.confirm(given, client.network().toString()), given),
                SignupMessages::refusedConfirmation);
    }

    @GET
    @Path("unsubscribe")
    @Operation(hidden = true)
    public RestResponse<String> askToUnsubscribe(@RestQuery @DefaultValue("") String token) {
        return pages.answer(
                200, () -> pages.unsubscribe(subscriptions.toUnsubscribe(token), token), SignupMessages::refusedLink);
    }

    @POST
    @Path("unsubscribe")
    @Consumes({MediaType.APPLICATION_FORM_URLENCODED, MediaType.MULTIPART_FORM_DATA})
    @Operation(hidden = true)
    public RestResponse<String> unsubscribe(
            @RestForm("token") String posted, @RestQuery @DefaultValue("") String token) {
        String given = posted == null ? token : posted;
        return pages.answer(
                200,
                () -> pages.unsubscribe(
                        subscriptions.unsubscribe(given, client.network().toString()), given),
                SignupMessages::refusedLink);
    }
}
