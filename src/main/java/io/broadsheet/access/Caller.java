package io.broadsheet.access;

import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.util.UUID;

/** Who asks, for resources whose answer depends on it. */
@RequestScoped
public class Caller {

    /** Attribute of the identity. */
    static final String KEY_ID = "broadsheet.key";

    @Inject
    SecurityIdentity identity;

    /** Of the key; null without one, and for the admin key of the configuration. */
    public UUID keyId() {
        return identity.getAttribute(KEY_ID);
    }

    /** Of the key, for people to read: other keys may have the same. Null without one. */
    public String keyName() {
        return identity.isAnonymous() ? null : identity.getPrincipal().getName();
    }

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
