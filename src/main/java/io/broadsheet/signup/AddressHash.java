package io.broadsheet.signup;

import io.broadsheet.database.Secrets;
import io.broadsheet.mail.EmailAddress;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;

/**
 * What is left of an address where it may not be kept: an HMAC-SHA-256 (RFC 2104) under a key of this installation, so that
 * nobody who has the hashes alone can try addresses on them.
 */
@ApplicationScoped
class AddressHash {

    private static final String SECRET = "address";

    @Inject
    Secrets secrets;

    byte[] of(EmailAddress address) {
        return secrets.hmac(SECRET, address.key().getBytes(StandardCharsets.UTF_8));
    }

    /** One hash for all addresses that end in one box. */
    byte[] ofMailbox(EmailAddress address) {
        return secrets.hmac(SECRET, address.mailbox().getBytes(StandardCharsets.UTF_8));
    }
}
