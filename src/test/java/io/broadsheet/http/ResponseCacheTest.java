package io.broadsheet.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.broadsheet.change.Touched;
import io.quarkus.runtime.configuration.MemorySize;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ResponseCacheTest {

    private static final int SIZE = 4 * 1024 * 1024;

    private final CacheOptions options = new Options();
    private final ResponseCache cache = new ResponseCache(options);

    @Test
    void aMillionAddressesTakeNoMoreThanTheRoomThereIs() {
        for (int i = 0; i < 1_000_000; i++) {
            fill("/articles?publishedAfter=" + i, "article:all", "entry:" + i % 1000);
        }
        assertThat(cache.weight()).isBetween(SIZE / 2L, (long) SIZE);
        assertThat(cache.keys()).isLessThan(SIZE / 1000);
    }

    @Test
    void whatWasEvictedIsNotRememberedByWhatItWasMadeOf() {
        for (int i = 0; i < 100_000; i++) {
            fill("/articles/" + i, "entry:" + i);
        }
        cache.touch(new Touched(Set.of("site")));
        assertThat(cache.keys()).isLessThan(SIZE / 1000);
    }

    @Test
    void anAnswerThatWasBegunBeforeAWriteIsNotKept() {
        Fill early = new Fill("/tags", cache.written());
        Fill unrelated = new Fill("/authors", cache.written());
        assertThat(cache.begin(early)).isNull();
        assertThat(cache.begin(unrelated)).isNull();
        cache.touch(new Touched(Set.of("tag:all")));
        assertThat(cache.end(early, answer("tag:all"))).isFalse();
        assertThat(cache.end(unrelated, answer("author:all"))).isTrue();
        assertThat(cache.get("/tags")).isNull();
        assertThat(cache.get("/authors")).isNotNull();
    }

    @Test
    void whoeverAsksForWhatIsBeingMadeWaitsForItAndJudgesItByWhatWasWrittenBeforeTheyCame() {
        Fill fill = new Fill("/tags", cache.written());
        cache.begin(fill);
        long early = cache.written();
        cache.touch(new Touched(Set.of("tag:all")));
        long late = cache.written();
        List<CachedAnswer> got = new ArrayList<>();
        assertThat(cache.begin(new Fill("/tags", late))).isSameAs(fill);
        fill.whenEnded(got::add);
        assertThat(got).isEmpty();
        cache.end(fill, answer("tag:all"));
        assertThat(got).hasSize(1);
        assertThat(cache.isTouched(got.get(0), fill.begun(), early)).isFalse();
        assertThat(cache.isTouched(got.get(0), fill.begun(), late)).isTrue();
    }

    @Test
    void whereNobodyKnowsWhatWasWrittenEverythingGoes() {
        fill("/tags", "tag:all");
        Fill underWay = new Fill("/authors", cache.written());
        cache.begin(underWay);
        cache.touch(Touched.EVERYTHING);
        assertThat(cache.get("/tags")).isNull();
        assertThat(cache.end(underWay, answer("author:all"))).isFalse();
    }

    @Test
    void anAnswerThatTookThePlaceOfAnotherIsForgottenByTheOthersTagsOnly() {
        fill("/articles?limit=1", "entry:1", "article:all");
        fill("/articles?limit=1", "entry:2", "article:all");
        cache.touch(new Touched(Set.of("entry:1")));
        assertThat(cache.get("/articles?limit=1")).isNotNull();
        cache.touch(new Touched(Set.of("entry:2")));
        assertThat(cache.get("/articles?limit=1")).isNull();
        assertThat(cache.keys()).isZero();
    }

    private void fill(String key, String... tags) {
        Fill fill = new Fill(key, cache.written());
        cache.begin(fill);
        assertThat(cache.end(fill, answer(tags))).isTrue();
    }

    private CachedAnswer answer(String... tags) {
        return new CachedAnswer(
                new byte[500],
                "application/json",
                null,
                Set.of(tags),
                TagHeader.of("Cache-Tag", Set.of(tags)),
                new CacheControl(options, Instant.MAX, false));
    }

    private record Options() implements CacheOptions {

        @Override
        public MemorySize size() {
            return new MemorySize(BigInteger.valueOf(SIZE));
        }

        @Override
        public Duration maxAge() {
            return Duration.ofMinutes(1);
        }

        @Override
        public Duration staleWhileRevalidate() {
            return Duration.ofMinutes(10);
        }

        @Override
        public Duration staleIfError() {
            return Duration.ofHours(1);
        }

        @Override
        public String tagHeader() {
            return "Cache-Tag";
        }
    }
}
