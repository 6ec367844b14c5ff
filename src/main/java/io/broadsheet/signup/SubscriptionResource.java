package io.broadsheet.signup;

import io.broadsheet.http.Client;
import io.broadsheet.http.PublicUrl;
import io.broadsheet.http.Unversioned;
import jakarta.annotation.security.PermitAll;
import jakarta.inject.Inject;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What a frontend does with the tokens of mails, where it has pages of its own for them. */
@Path(PublicUrl.API + "/signups")
@PermitAll
@Unversioned
@Tag(name = "Signups")
public class SubscriptionResource {

    @Inject
    Subscriptions subscriptions;

    @Inject
    Client client;

    @POST
    @Path("confirmation")
    @Operation(summary = "Confirm a signup with the token of its mail", description = "Once more changes nothing.")
    public SignupJson.State confirm(SignupJson.Token given) {
        return SignupJson.State.of(
                subscriptions.confirm(given.token(), client.network().toString()));
    }

    @POST
    @Path("unsubscription")
    @Operation(summary = "Leave a newsletter with the token of a mail", description = "Once more changes nothing.")
    public SignupJson.State end(SignupJson.Token given) {
        return SignupJson.State.of(
                subscriptions.unsubscribe(given.token(), client.network().toString()));
    }
}
