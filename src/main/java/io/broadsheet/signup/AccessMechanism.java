package io.broadsheet.signup;

import io.broadsheet.access.Bearer;
import io.broadsheet.http.Problem;
import io.quarkus.security.identity.IdentityProviderManager;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.request.AuthenticationRequest;
import io.quarkus.vertx.http.runtime.security.ChallengeData;
import io.quarkus.vertx.http.runtime.security.HttpAuthenticationMechanism;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;

/**
 * Asks for an access token at the one address that it opens. There it comes before keys, which open nothing there; and
 * everywhere else it is what any wrong key is.
 */
@ApplicationScoped
class AccessMechanism implements HttpAuthenticationMechanism {

    @Override
    public Uni<SecurityIdentity> authenticate(RoutingContext context, IdentityProviderManager identities) {
        return isPersonal(context)
                ? Uni.createFrom().deferred(() -> Bearer.token(context)
                        .map(token -> identities.authenticate(new AccessIdentities.Request(token)))
                        .orElseThrow(() ->
                                Problem.unauthorized("This needs an access token: Authorization: Bearer … with what"
                                        + " POST /api/v1/signups/preferences answers.")))
                : Uni.createFrom().nullItem();
    }

    /** Getting a token needs none. */
    private static boolean isPersonal(RoutingContext context) {
        return context.normalizedPath().equals(PreferencesResource.PATH)
                && context.request().method() != HttpMethod.POST;
    }

    /** Left to the mechanism of keys. */
    @Override
    public Uni<ChallengeData> getChallenge(RoutingContext context) {
        return Uni.createFrom().nullItem();
    }

    @Override
    public Set<Class<? extends AuthenticationRequest>> getCredentialTypes() {
        return Set.of(AccessIdentities.Request.class);
    }

    @Override
    public int getPriority() {
        return DEFAULT_PRIORITY + 1;
    }
}
