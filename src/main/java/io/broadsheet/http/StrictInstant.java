package io.broadsheet.http;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.regex.Pattern;

/** Instants as RFC 3339 writes them, with any offset, to the millisecond; never numbers, never dates that do not exist. */
final class StrictInstant extends StdScalarDeserializer<Instant> {

    static final String WANTED = "an RFC 3339 instant such as 2026-11-23T14:05:00Z";

    /** Java's own formatter takes more: times without seconds, offsets with. */
    private static final Pattern SHAPE = Pattern.compile(
            "\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}(\\.\\d{1,9})?(Z|[+-]\\d{2}:\\d{2})", Pattern.CASE_INSENSITIVE);

    /** What four digits of a year can say. */
    private static final Instant FIRST = Instant.parse("0001-01-01T00:00:00Z");

    private static final Instant LAST = Instant.parse("9999-12-31T23:59:59.999Z");

    private StrictInstant() {
        super(Instant.class);
    }

    static SimpleModule module() {
        return new SimpleModule()
                .addDeserializer(Instant.class, new StrictInstant())
                // Where a patch is merged, the present state is written first.
                .addSerializer(Instant.class, ToStringSerializer.instance);
    }

    static Optional<Instant> parse(String text) {
        if (!SHAPE.matcher(text).matches()) {
            return Optional.empty();
        }
        try {
            Instant instant = OffsetDateTime.parse(text, DateTimeFormatter.ISO_OFFSET_DATE_TIME)
                    .toInstant()
                    .truncatedTo(ChronoUnit.MILLIS);
            return instant.isBefore(FIRST) || instant.isAfter(LAST) ? Optional.empty() : Optional.of(instant);
        } catch (DateTimeException invalid) {
            return Optional.empty();
        }
    }

    @Override
    public Instant deserialize(JsonParser parser, DeserializationContext context) throws IOException {
        Optional<Instant> instant =
                parser.currentToken() == JsonToken.VALUE_STRING ? parse(parser.getText()) : Optional.empty();
        return instant.orElseThrow(() -> MismatchedInputException.from(parser, Instant.class, WANTED));
    }
}
