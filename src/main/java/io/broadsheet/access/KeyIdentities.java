package io.broadsheet.access;

import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.AuthenticationRequestContext;
import io.quarkus.security.identity.IdentityProvider;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.request.TokenAuthenticationRequest;
import io.quarkus.security.runtime.QuarkusPrincipal;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.InstantSource;
import java.util.Set;

/** Knows whose key a token is. The scopes are the roles that resources ask for. */
@ApplicationScoped
class KeyIdentities implements IdentityProvider<TokenAuthenticationRequest> {

    @Inject
    AdminKey adminKey;

    @Inject
    KeyRepository keys;

    @Inject
    InstantSource clock;

    @Override
    public Class<TokenAuthenticationRequest> getRequestType() {
        return TokenAuthenticationRequest.class;
    }

    @Override
    public Uni<SecurityIdentity> authenticate(
            TokenAuthenticationRequest request, AuthenticationRequestContext context) {
        String token = request.getToken().getToken();
        if (adminKey.is(token)) {
            return Uni.createFrom().item(identity("admin", Set.of(Scope.ADMIN)));
        }
        if (!Token.isWellFormed(token)) {
            return Uni.createFrom().failure(new AuthenticationFailedException());
        }
        return context.runBlocking(() -> keys.open(token, clock.instant())
                .map(key -> identity(key.name(), key.scopes()))
                .orElseThrow(AuthenticationFailedException::new));
    }

    private static SecurityIdentity identity(String name, Set<String> scopes) {
        return QuarkusSecurityIdentity.builder()
                .setPrincipal(new QuarkusPrincipal(name))
                .addRoles(Scope.implied(scopes))
                .build();
    }
}
