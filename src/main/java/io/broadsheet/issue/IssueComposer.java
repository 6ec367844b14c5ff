package io.broadsheet.issue;

import io.broadsheet.content.Teaser;
import io.broadsheet.content.Teasers;
import io.broadsheet.signup.SubscriptionLinks.Footer;
import io.broadsheet.signup.Wording;
import io.broadsheet.site.SiteRepository;
import io.broadsheet.text.AbsoluteAddresses;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Makes what the mails of an issue say. */
@ApplicationScoped
class IssueComposer {

    /** How many entries an issue has. */
    static final int MOST_ENTRIES = 50;

    /** What mail programs show beside the subject is shorter. */
    private static final int PREHEADER = 150;

    @Inject
    IssueRepository issues;

    @Inject
    Teasers teasers;

    @Inject
    SiteRepository sites;

    @CheckedTemplate(basePath = "issue")
    static class Templates {
        static native TemplateInstance mailText(
                String name,
                String subject,
                Intro intro,
                List<Teaser> entries,
                String unsubscription,
                String preferences);

        static native TemplateInstance mailHtml(
                String language,
                String wording,
                String name,
                String subject,
                String preheader,
                Intro intro,
                List<Teaser> entries,
                String unsubscription,
                String preferences);

        private Templates() {}
    }

    /** What was sent, or what would be: at its time, if that lies ahead. @return nothing if it has nothing to say */
    Optional<IssueContent> show(Issue issue, Instant now) {
        return issues.content(issue).or(() -> compose(issue, issue.isAhead(now) ? issue.dispatchAt() : now));
    }

    /** @return nothing if none of its entries is public at the instant: then it has nothing to say */
    Optional<IssueContent> compose(Issue issue, Instant at) {
        List<Teaser> entries = issue.since() == null
                ? teasers.of(issue.entries(), at)
                : teasers.since(issue.since(), at, MOST_ENTRIES);
        return entries.isEmpty() ? Optional.empty() : Optional.of(compose(issue, entries));
    }

    private IssueContent compose(Issue issue, List<Teaser> entries) {
        String name = issue.newsletter().name();
        String wording = Wording.language(issue.newsletter().language());
        Intro intro = issue.intro() == null
                ? null
                : Intro.of(issue.intro(), new AbsoluteAddresses(sites.site().url()));
        Footer marks = IssueContent.marks(issue.id());
        String html = Templates.mailHtml(
                        issue.newsletter().language(),
                        wording,
                        name,
                        issue.subject(),
                        preheader(intro, entries),
                        intro,
                        entries,
                        marks.unsubscription(),
                        marks.preferences())
                .setLocale(wording)
                .render();
        String text = Templates.mailText(
                        name, issue.subject(), intro, entries, marks.unsubscription(), marks.preferences())
                .setLocale(wording)
                .render();
        return new IssueContent(issue.id(), html, text);
    }

    private static String preheader(Intro intro, List<Teaser> entries) {
        String titles = entries.stream().map(Teaser::title).collect(Collectors.joining(" · "));
        String line = (intro == null || intro.text().isBlank() ? titles : intro.text()).replaceAll("\\s+", " ");
        return line.codePoints()
                .limit(PREHEADER)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }
}
