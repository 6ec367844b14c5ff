package io.broadsheet.http;

import io.quarkus.vertx.VertxOptionsCustomizer;
import io.vertx.core.VertxOptions;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.OptionalInt;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * As many event loops as cores, and two at least, where Quarkus has two for each core. Nothing that waits runs on them, so more
 * of them only take the cores from one another.
 */
@ApplicationScoped
class EventLoops implements VertxOptionsCustomizer {

    private static final int FEWEST = 2;

    @Inject
    @ConfigProperty(name = "quarkus.vertx.event-loops-pool-size")
    OptionalInt configured;

    @Override
    public void accept(VertxOptions options) {
        if (configured.isEmpty()) {
            options.setEventLoopPoolSize(number());
        }
    }

    static int number() {
        return Math.max(Runtime.getRuntime().availableProcessors(), FEWEST);
    }
}
