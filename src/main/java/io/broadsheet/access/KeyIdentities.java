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
import java.util.UUID;

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
            return Uni.createFrom().item(identity(null, "admin", Set.of(Scope.ADMIN)));
        }
        if (!Token.isWellFormed(token)) {
            return Uni.createFrom().failure(new AuthenticationFailedException());
        }
        return context.runBlocking(() -> keys.open(token, clock.instant())
                .map(key -> identity(key.id(), key.name(), key.scopes()))
                .orElseThrow(AuthenticationFailedException::new));
    }

    /** @param id null for the key of the configuration, which has no row */
    private static SecurityIdentity identity(UUID id, String name, Set<String> scopes) {
        QuarkusSecurityIdentity.Builder identity = QuarkusSecurityIdentity.builder()
                .setPrincipal(new QuarkusPrincipal(name))
                .addRoles(Scope.implied(scopes));
        if (id != null) {
            identity.addAttribute(Caller.KEY_ID, id);
        }
        return identity.build();
    }
}
