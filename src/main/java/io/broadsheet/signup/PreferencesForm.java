package io.broadsheet.signup;

import io.broadsheet.http.Problem;
import io.broadsheet.http.ProblemType;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jboss.resteasy.reactive.RestForm;

/** What the page of preferences posts; a field that is missing is null. */
public class PreferencesForm {

    @RestForm
    String token;

    /** What was shown. */
    @RestForm
    String version;

    @RestForm
    List<String> newsletters;

    @RestForm
    String pausedUntil;

    /** Whether the button was pressed that ends a pause. */
    @RestForm
    boolean resume;

    String token() {
        return token == null ? "" : token;
    }

    /** Choices are whole: those of a page that shows less than there is now would end what is not on it. */
    void check(Subscriber subscriber) {
        if (!String.valueOf(subscriber.version()).equals(version)) {
            throw new Problem(ProblemType.PRECONDITION_FAILED, "It has changed since it was shown.");
        }
    }

    /**
     * What it asks for; a newsletter that is not there any more cannot be meant.
     *
     * @throws Problem 400 for a day on which no pause can end
     */
    PreferencesJson.Change change(Subscriber owner, List<PreferencesJson.Choice> choices, PauseDays days) {
        List<String> chosen = choices.stream()
                .map(PreferencesJson.Choice::slug)
                .filter(newsletters::contains)
                .toList();
        return new PreferencesJson.Change(chosen, pause(owner, days), owner.name());
    }

    private Instant pause(Subscriber owner, PauseDays days) {
        if (resume || pausedUntil == null || pausedUntil.isBlank()) {
            return null;
        }
        LocalDate shown = days.end(owner);
        if (shown != null && pausedUntil.equals(shown.toString())) {
            // Not touched: it may end at noon, if a frontend has said so.
            return owner.pausedUntil();
        }
        return days.end(pausedUntil)
                .orElseThrow(() -> Problem.invalidMember("/pausedUntil", "range", "A pause cannot end on that day."));
    }
}
