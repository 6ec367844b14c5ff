package io.broadsheet.signup;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.Optional;

/** Pauses as people think of them: until the morning of a day, where the publication lives. */
record PauseDays(Instant now, ZoneId zone) {

    /** The first day that can be chosen. */
    LocalDate first() {
        return LocalDate.ofInstant(now, zone).plusDays(1);
    }

    /** The last day that can be chosen. */
    LocalDate last() {
        return first().plusYears(1).minusDays(1);
    }

    /** The day on which a pause ends; null if there is none. */
    LocalDate end(Subscriber subscriber) {
        Instant pause = subscriber.pause(now);
        return pause == null ? null : LocalDate.ofInstant(pause, zone);
    }

    /**
     * The end of a pause.
     *
     * @param day as a field of this type sends it (HTML, section 2.3.5.2)
     * @return nothing if it is no such day, or not among those that can be chosen
     */
    Optional<Instant> end(String day) {
        try {
            return Optional.of(LocalDate.parse(day))
                    .filter(date -> !date.isBefore(first()) && !date.isAfter(last()))
                    .map(date -> date.atStartOfDay(zone).toInstant());
        } catch (DateTimeParseException noDay) {
            return Optional.empty();
        }
    }
}
