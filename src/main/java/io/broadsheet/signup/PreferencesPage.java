package io.broadsheet.signup;

import io.broadsheet.http.Problem;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.List;
import java.util.Locale;

/** What the page of preferences shows. */
public record PreferencesPage(
        String token, Subscriber owner, List<PreferencesJson.Choice> choices, PauseDays days, Outcome outcome) {

    /** What came of what was posted. */
    enum Outcome {
        NONE(200),
        SAVED(200),
        /** The day of the pause cannot be. */
        WRONG_DAY(400),
        /** Nothing is sent to this address any more. */
        SUPPRESSED(409),
        /** Something has changed since the page was shown. */
        STALE(412);

        private final int status;

        Outcome(int status) {
            this.status = status;
        }

        /** @throws Problem what has nothing to do with what was chosen */
        static Outcome of(Problem refused) {
            return switch (refused.type()) {
                case INVALID_REQUEST -> WRONG_DAY;
                case CONFLICT -> SUPPRESSED;
                case PRECONDITION_FAILED -> STALE;
                default -> throw refused;
            };
        }

        int status() {
            return status;
        }
    }

    /** Whoever looks over a shoulder, gets an issue forwarded or scans mail need not learn it; its owner knows it by this. */
    public String address() {
        String email = owner.email();
        return email.substring(0, email.offsetByCodePoints(0, 1)) + "…" + email.substring(email.lastIndexOf('@'));
    }

    public boolean isSaved() {
        return outcome == Outcome.SAVED;
    }

    public boolean isStale() {
        return outcome == Outcome.STALE;
    }

    public boolean isWrongDay() {
        return outcome == Outcome.WRONG_DAY;
    }

    public boolean isSuppressed() {
        return owner.suppressed() != null;
    }

    /** The day on which the pause ends; null if there is none. */
    public LocalDate pause() {
        return days.end(owner);
    }

    /** The first day that the field takes: also that which is in it. */
    public LocalDate first() {
        return pause() != null && pause().isBefore(days.first()) ? pause() : days.first();
    }

    public LocalDate last() {
        return pause() != null && pause().isAfter(days.last()) ? pause() : days.last();
    }

    public String pauseInWords(String language) {
        return DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG)
                .withLocale(Locale.forLanguageTag(language))
                .format(pause());
    }
}
