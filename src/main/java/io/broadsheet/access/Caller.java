package io.broadsheet.access;

import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;

/** Who asks, for resources whose answer depends on it. */
@RequestScoped
public class Caller {

    @Inject
    SecurityIdentity identity;

    /** @param scope one of {@link Scope} */
    public boolean has(String scope) {
        return identity.hasRole(scope);
    }

    /** Throws what becomes a 401 or a 403 if the caller lacks the scope. */
    public void require(String scope) {
        if (identity.isAnonymous()) {
            throw new UnauthorizedException();
        }
        if (!has(scope)) {
            throw new ForbiddenException();
        }
    }
}
