package io.broadsheet.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.util.concurrent.EventExecutor;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.Vertx;
import jakarta.inject.Inject;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

@QuarkusTest
class EventLoopsTest {

    @Inject
    Vertx vertx;

    @Test
    void thereAreAsManyAsCoresAndTwoAtLeast() {
        Iterable<EventExecutor> loops = vertx.nettyEventLoopGroup();
        assertThat(StreamSupport.stream(loops.spliterator(), false)).hasSize(EventLoops.number());
        assertThat(EventLoops.number())
                .isGreaterThanOrEqualTo(2)
                .isGreaterThanOrEqualTo(Runtime.getRuntime().availableProcessors());
    }
}
