package io.broadsheet.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.io.IOException;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What is built to take long is rendered or refused, at any length a body may have, in time that grows with the length and
 * not with its square.
 *
 * <p>A bound in seconds says more about the machine than about the code, so it only raises suspicion. What is suspicious
 * must not take three times as long when it is twice as long: twice is linear, four times is quadratic. The time is that
 * of the thread's processor, so that others on the machine do not count.
 */
class PathologicalTest {
    private static final int SMALL = 50_000;
    private static final int LARGEST = 512 * 1024;

    private static final Duration SUSPICIOUS = Duration.ofSeconds(2);
    private static final double MAX_GROWTH = 3;

    /** Only for what never ends. */
    private static final Duration HANGS = Duration.ofMinutes(5);

    static Stream<Pathological> bodies() throws IOException {
        try (InputStream file = PathologicalTest.class.getResourceAsStream("/text/pathological.txt")) {
            String lines = new String(file.readAllBytes(), StandardCharsets.UTF_8);
            return Stream.concat(
                    lines.lines().filter(line -> !line.startsWith("#:")).map(Pathological::repeated).toList().stream(),
                    Pathological.built());
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("bodies")
    void endsSoonAsMarkdown(Pathological body) {
        endsSoon(body, Rendering::ofMarkdown);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("bodies")
    void endsSoonAsHtml(Pathological body) {
        endsSoon(body, Rendering::ofHtml);
    }

    private static void endsSoon(Pathological body, Consumer<String> render) {
        assertTimeoutPreemptively(HANGS, () -> {
            timed(body.ofLength(SMALL), render);
            Duration took = timed(body.ofLength(LARGEST), render);
            if (took.compareTo(SUSPICIOUS) > 0) {
                assertThat(growth(body, render)).as("growth when twice as long").isLessThan(MAX_GROWTH);
            }
        });
    }

    /** The better one of two, now that the code is warm. */
    private static double growth(Pathological body, Consumer<String> render) {
        String half = body.ofLength(LARGEST / 2);
        String whole = body.ofLength(LARGEST);
        double first =
                (double) timed(whole, render).toNanos() / timed(half, render).toNanos();
        double second =
                (double) timed(whole, render).toNanos() / timed(half, render).toNanos();
        return Math.min(first, second);
    }

    private static Duration timed(String text, Consumer<String> render) {
        long before = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
        try {
            render.accept(text);
        } catch (Rendering.TooComplex refused) {
            assertThat(refused).hasMessageNotContaining("Exception");
        }
        return Duration.ofNanos(ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - before);
    }
}
