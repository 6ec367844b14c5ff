package io.broadsheet.signup;

import io.broadsheet.http.Problem;
import io.quarkus.security.identity.AuthenticationRequestContext;
import io.quarkus.security.identity.IdentityProvider;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.request.BaseAuthenticationRequest;
import io.quarkus.security.runtime.QuarkusPrincipal;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.UUID;

/** Knows whose access token it is. Its owner has one role, which no key has, and is called by the id of the subscriber. */
@ApplicationScoped
class AccessIdentities implements IdentityProvider<AccessIdentities.Request> {

    static final String ROLE = "subscriber";

    /** Somebody who presents a token. */
    static final class Request extends BaseAuthenticationRequest {

        private final String token;

        Request(String token) {
            this.token = token;
        }
    }

    @Inject
    Preferences preferences;

    @Override
    public Class<Request> getRequestType() {
        return Request.class;
    }

    @Override
    public Uni<SecurityIdentity> authenticate(Request request, AuthenticationRequestContext context) {
        return context.runBlocking(() -> preferences
                .open(request.token)
                .map(AccessIdentities::identity)
                .orElseThrow(() -> Problem.unauthorized(
                        "The access token has expired, or is none: get one by POST /api/v1/signups/preferences.")));
    }

    private static SecurityIdentity identity(UUID subscriber) {
        return QuarkusSecurityIdentity.builder()
                .setPrincipal(new QuarkusPrincipal(subscriber.toString()))
                .addRole(ROLE)
                .build();
    }
}
