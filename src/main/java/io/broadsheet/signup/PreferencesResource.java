package io.broadsheet.signup;

import io.broadsheet.http.Answers;
import io.broadsheet.http.Client;
import io.broadsheet.http.IfMatch;
import io.broadsheet.http.OpenApiDocument;
import io.broadsheet.http.PublicUrl;
import io.broadsheet.http.Unversioned;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

/** What somebody's frontend does for them with the token of a mail: no key opens it, and their token opens nothing else. */
@Path(PreferencesResource.PATH)
@Tag(name = "Signups")
public class PreferencesResource {

    static final String PATH = PublicUrl.API + "/signups/preferences";

    @Inject
    Preferences preferences;

    @Inject
    SubscriberRepository subscribers;

    @Inject
    Erasure erasure;

    @Inject
    Answers answers;

    @Inject
    IfMatch ifMatch;

    @Inject
    Client client;

    @Inject
    SecurityIdentity identity;

    @POST
    @PermitAll
    @Unversioned
    @Operation(
            summary = "Get access to one's preferences with the token of a mail",
            description = "The access token works for 15 minutes, at this address alone.")
    public PreferencesJson.Access open(SignupJson.Token given) {
        return preferences.access(given.token());
    }

    @GET
    @RolesAllowed(AccessIdentities.ROLE)
    @SecurityRequirement(name = OpenApiDocument.ACCESS)
    @Operation(summary = "Read everything that is held on oneself, and what else one can sign up to")
    public RestResponse<PreferencesJson.View> read() {
        return answer(subscribers.findByIdOptional(id()).orElseThrow(AuthenticationFailedException::new));
    }

    @PUT
    @RolesAllowed(AccessIdentities.ROLE)
    @SecurityRequirement(name = OpenApiDocument.ACCESS)
    @Transactional
    @Operation(
            summary = "Decide what comes",
            description =
                    "A newsletter that is new is confirmed at once: whoever has the token has shown that the address"
                            + " is theirs.")
    public RestResponse<PreferencesJson.View> change(PreferencesJson.Change given) {
        return answer(preferences
                .change(id(), ifMatch::check, given, client.network().toString())
                .orElseThrow(AuthenticationFailedException::new));
    }

    @DELETE
    @RolesAllowed(AccessIdentities.ROLE)
    @SecurityRequirement(name = OpenApiDocument.ACCESS)
    @Operation(
            summary = "Be forgotten",
            description =
                    "What stays is that somebody with this address wanted it, without the address. No import brings"
                            + " it back.")
    public void delete() {
        if (!erasure.erase(id(), ifMatch::check)) {
            throw new AuthenticationFailedException();
        }
    }

    private RestResponse<PreferencesJson.View> answer(Subscriber subscriber) {
        return answers.one(subscriber, preferences.view(subscriber));
    }

    private UUID id() {
        return UUID.fromString(identity.getPrincipal().getName());
    }
}
