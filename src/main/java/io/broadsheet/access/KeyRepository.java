package io.broadsheet.access;

import io.broadsheet.http.Keyset;
import io.broadsheet.http.PageRequest;
import io.broadsheet.http.Paging;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Every query of {@link Key}. */
@ApplicationScoped
class KeyRepository implements PanacheRepositoryBase<Key, UUID> {

    private static final Keyset<Key> NEWEST_FIRST =
            new Keyset<>("k.createdAt", true, key -> key.createdAt().toString(), Instant::parse);

    @Inject
    Paging paging;

    /** Finds the key that the token is, and marks its use at most once a minute. */
    @Transactional
    Optional<Key> open(String token, Instant now) {
        byte[] hash = Token.hash(token);
        Optional<Key> key = list("handle", Token.handle(token)).stream()
                .filter(candidate -> candidate.opensWith(hash, now))
                .findFirst();
        // By a query of its own: the use of a key is no new version of it, and must not wait for another request's.
        key.filter(used -> used.needsMarkOfUse(now))
                .ifPresent(used -> update("set lastUsedAt = ?1 where id = ?2", now, used.id()));
        return key;
    }

    Paging.Slice<Key> slice(PageRequest request) {
        return paging.slice(
                new Paging.Rows<>(Key.class, "Key k", "", "1 = 1", Map.of(), "k", "k.id", NEWEST_FIRST), request);
    }
}
