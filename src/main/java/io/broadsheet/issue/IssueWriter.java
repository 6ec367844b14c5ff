package io.broadsheet.issue;

import io.broadsheet.content.Teasers;
import io.broadsheet.http.Problem;
import io.broadsheet.http.ProblemJson;
import io.broadsheet.newsletter.Newsletter;
import io.broadsheet.text.AbsoluteAddresses;
import io.broadsheet.text.Rendering;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** What a write of an issue does beyond its row: it looks up what is referred to, and tries what can only be tried. */
@ApplicationScoped
class IssueWriter {

    @Inject
    IssueRepository issues;

    @Inject
    Teasers teasers;

    /** @throws Problem 400 */
    Issue create(Newsletter newsletter, IssueJson.Create given, Instant now) {
        check(given);
        Issue issue = new Issue(newsletter, now);
        issue.change(given, given.entries() == null ? null : ids(given.entries(), now), now);
        issues.persist(issue);
        issues.flush();
        return issue;
    }

    /** @param entriesGiven false to keep them, whether they are still there or not. @throws Problem 400, 409 */
    void change(Issue issue, IssueJson.Create given, boolean entriesGiven, Instant now) {
        check(given);
        boolean named = entriesGiven && given.entries() != null;
        issue.change(given, named ? ids(given.entries(), now) : given.entries() == null ? null : issue.entries(), now);
        issues.flush();
    }

    private static void check(IssueJson.Create given) {
        if ((given.entries() == null) == (given.since() == null)) {
            throw Problem.invalidMember("", "either", "An issue has either entries or since.");
        }
        try {
            if (given.intro() != null) {
                Intro.of(given.intro(), new AbsoluteAddresses(null));
            }
        } catch (Rendering.TooComplex tooComplex) {
            throw Problem.invalidMember("/intro", "complexity", tooComplex.getMessage());
        }
    }

    private List<UUID> ids(List<String> references, Instant now) {
        Set<UUID> ids = new LinkedHashSet<>();
        List<ProblemJson.Error> errors = new ArrayList<>();
        for (int i = 0; i < references.size(); i++) {
            String reference = references.get(i);
            String pointer = "/entries/" + i;
            UUID id = teasers.find(reference, now).orElse(null);
            if (id == null) {
                errors.add(ProblemJson.Error.member(
                        pointer,
                        "unknown",
                        "There is no entry '" + reference + "': give an id, articles/<slug> or posts/<slug>."));
            } else if (!ids.add(id)) {
                errors.add(ProblemJson.Error.member(pointer, "duplicate", "This entry stands in the list already."));
            }
        }
        if (!errors.isEmpty()) {
            throw Problem.invalid(errors);
        }
        return List.copyOf(ids);
    }
}
