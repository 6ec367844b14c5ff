package io.broadsheet.database;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.security.GeneralSecurityException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Random keys that all instances on one database share. They are made with the tables and never change. */
@ApplicationScoped
public class Secrets {

    private static final String HMAC = "HmacSHA256";

    private final Map<String, byte[]> secrets = new ConcurrentHashMap<>();

    @Inject
    EntityManager entityManager;

    /** 32 random bytes. */
    public byte[] named(String name) {
        return secrets.computeIfAbsent(name, this::read);
    }

    /** HMAC-SHA-256 (RFC 2104) of the parts one behind the other, under the secret of this name. 32 bytes. */
    public byte[] hmac(String name, byte[]... parts) {
        try {
            Mac mac = Mac.getInstance(HMAC);
            mac.init(new SecretKeySpec(named(name), HMAC));
            for (byte[] part : parts) {
                mac.update(part);
            }
            return mac.doFinal();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private byte[] read(String name) {
        return ScalarQuery.of(entityManager, "select value from secret where name = :name", "value", byte[].class)
                .setParameter("name", name)
                .getSingleResult();
    }
}
