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
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds the key in {@code Authorization: Bearer …} (RFC 6750). A request that has none is anonymous. */
@ApplicationScoped
class KeyMechanism implements HttpAuthenticationMechanism {

    private static final Pattern BEARER = Pattern.compile("Bearer +(\\S{1,256})", Pattern.CASE_INSENSITIVE);

    @Override
    public Uni<SecurityIdentity> authenticate(RoutingContext context, IdentityProviderManager identities) {
        List<String> headers = context.request().headers().getAll(HttpHeaders.AUTHORIZATION);
        if (headers.isEmpty()) {
            return Uni.createFrom().nullItem();
        }
        Matcher bearer = BEARER.matcher(headers.get(0).strip());
        if (headers.size() > 1 || !bearer.matches()) {
            return Uni.createFrom().failure(new AuthenticationFailedException());
        }
        return identities.authenticate(new TokenAuthenticationRequest(new TokenCredential(bearer.group(1), "bearer")));
    }

    /** Never used: every 401 is a problem with a challenge of its own. */
    @Override
    public Uni<ChallengeData> getChallenge(RoutingContext context) {
        return Uni.createFrom().nullItem();
    }

    @Override
    public Set<Class<? extends AuthenticationRequest>> getCredentialTypes() {
        return Set.of(TokenAuthenticationRequest.class);
    }
}
