package io.broadsheet.signup;

import io.broadsheet.http.Problem;
import io.broadsheet.http.SignedTokens;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * What the links of mails carry. Each is signed for one purpose and one row, and ends; none is stored. It holds no address.
 */
@ApplicationScoped
class SubscriptionTokens {

    private static final String SECRET = "signup";

    /** What a token is good for, and for how long. */
    enum Purpose {
        /** Of a subscription. A week: mail is read late, and whoever comes later signs up again. */
        CONFIRMATION(Duration.ofDays(7)),
        /** Of a subscription. Two years: the link of an old issue must still work. */
        UNSUBSCRIPTION(Duration.ofDays(730)),
        /** Of a subscriber. */
        PREFERENCES(Duration.ofDays(30)),
        /** Of a subscriber, as Bearer. */
        ACCESS(Duration.ofMinutes(15));

        private final Duration life;

        Purpose(Duration life) {
            this.life = life;
        }

        /** The instant from which on one of this instant is refused. */
        Instant end(Instant issuedAt) {
            return issuedAt.plus(life);
        }
    }

    /** A token that was read. @param issuedAt in milliseconds */
    record Grant(UUID id, Instant issuedAt) {}

    @Inject
    SignedTokens tokens;

    String write(Purpose purpose, UUID id, Instant now) {
        byte[] content = ByteBuffer.allocate(3 * Long.BYTES)
                .putLong(id.getMostSignificantBits())
                .putLong(id.getLeastSignificantBits())
                .putLong(now.toEpochMilli())
                .array();
        return tokens.write(SECRET, purpose.name(), content);
    }

    /** @return nothing if it is not one of ours, for another purpose, or expired */
    Optional<Grant> read(Purpose purpose, String token, Instant now) {
        return tokens.read(SECRET, purpose.name(), token)
                .map(ByteBuffer::wrap)
                .map(content -> new Grant(
                        new UUID(content.getLong(), content.getLong()), Instant.ofEpochMilli(content.getLong())))
                .filter(grant -> now.isBefore(purpose.end(grant.issuedAt())));
    }

    /** @throws Problem 400 that names the member {@code token} */
    Grant require(Purpose purpose, String token, Instant now) {
        return read(purpose, token, now).orElseThrow(SubscriptionTokens::refused);
    }

    static Problem refused() {
        return Problem.invalidMember(
                "/token",
                "token",
                "The token is not valid here, or no longer: it may have expired or served its purpose.");
    }
}
