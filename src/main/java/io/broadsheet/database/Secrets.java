package io.broadsheet.database;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Random keys that all instances on one database share. They are made with the tables and never change. */
@ApplicationScoped
public class Secrets {

    private final Map<String, byte[]> secrets = new ConcurrentHashMap<>();

    @Inject
    EntityManager entityManager;

    /** 32 random bytes. */
    public byte[] named(String name) {
        return secrets.computeIfAbsent(name, this::read);
    }

    private byte[] read(String name) {
        return (byte[]) entityManager
                .createNativeQuery("select value from secret where name = :name", byte[].class)
                .setParameter("name", name)
                .getSingleResult();
    }
}
