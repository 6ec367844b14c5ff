package io.broadsheet.access;

import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.credential.TokenCredential;
import io.quarkus.security.identity.IdentityProviderManager;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.request.AuthenticationRequest;
import io.quarkus.security.identity.request.TokenAuthenticationRequest;
import io.quarkus.vertx.http.runtime.security.ChallengeData;
import io.quarkus.vertx.http.runtime.security.HttpAuthenticationMechanism;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;

/** Takes a {@link Bearer} token for a key. A request that has none is anonymous. */
@ApplicationScoped
class KeyMechanism implements HttpAuthenticationMechanism {

    @Override
    public Uni<SecurityIdentity> authenticate(RoutingContext context, IdentityProviderManager identities) {
        return Uni.createFrom().deferred(() -> Bearer.token(context)
                .map(token ->
                        identities.authenticate(new TokenAuthenticationRequest(new TokenCredential(token, "bearer"))))
                .orElseGet(() -> Uni.createFrom().nullItem()));
    }

    /** Left to the failure handler, which answers with a problem as everywhere. */
    @Override
    public Uni<Boolean> sendChallenge(RoutingContext context) {
        context.fail(new AuthenticationFailedException());
        return Uni.createFrom().item(true);
    }

    @Override
    public Uni<ChallengeData> getChallenge(RoutingContext context) {
        return Uni.createFrom().nullItem();
    }

    @Override
    public Set<Class<? extends AuthenticationRequest>> getCredentialTypes() {
        return Set.of(TokenAuthenticationRequest.class);
    }
}
