package io.broadsheet.support;

import io.quarkus.hibernate.orm.PersistenceUnitExtension;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.atomic.AtomicLong;
import org.hibernate.resource.jdbc.spi.StatementInspector;
import org.jboss.logging.MDC;

/** Counts the statements that requests cost, and not those of whatever ticks beside them. */
@ApplicationScoped
@PersistenceUnitExtension
public class RequestStatements implements StatementInspector {

    private final AtomicLong count = new AtomicLong();

    @Override
    public String inspect(String sql) {
        if (MDC.get("requestId") != null) {
            count.incrementAndGet();
        }
        return sql;
    }

    public long count() {
        return count.get();
    }
}
