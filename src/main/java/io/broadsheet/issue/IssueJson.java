package io.broadsheet.issue;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.broadsheet.mail.EmailAddress;
import io.broadsheet.mail.EmailText;
import io.broadsheet.mail.MailState;
import io.broadsheet.newsletter.NewsletterJson;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The wire shapes of {@link Issue}. */
final class IssueJson {

    /** Characters of Markdown; what is longer is an article. */
    static final int LONGEST_INTRO = 20_000;

    private static final int LONGEST_REFERENCE = 250;

    private IssueJson() {}

    @Schema(name = "IssueCreate", description = "An issue to be, of entries that are named or of all since an instant.")
    public record Create(
            @NotBlank
                    @Size(max = 200)
                    @Pattern(
                            regexp = "^[^\\u0000-\\u001f\\u007f-\\u009f\\u2028\\u2029]*$",
                            message = "must be one line")
                    @Schema(examples = "Trams, and a bridge")
                    String subject,
            @Size(max = LONGEST_INTRO)
                    @Schema(
                            description = "What it begins with, in Markdown.",
                            examples = "Good morning! **Two** stories.")
                    String intro,
            @Size(min = 1, max = IssueComposer.MOST_ENTRIES)
                    @Schema(
                            description =
                                    "Ids, `articles/<slug>` or `posts/<slug>`, in the order wanted. Those that are not"
                                            + " public when the issue is sent are left out.",
                            examples = "[\"articles/the-bridge-opens-on-friday\"]")
                    List<@NotBlank @Size(max = LONGEST_REFERENCE) String> entries,
            @Schema(
                            description = "In place of `entries`: the newest " + IssueComposer.MOST_ENTRIES
                                    + " that were published from this instant on, newest first, as it is when the issue is"
                                    + " sent.",
                            examples = "2026-11-17T06:00:00Z")
                    Instant since) {

        static Create of(Issue issue) {
            return new Create(
                    issue.subject(),
                    issue.intro(),
                    issue.entries() == null
                            ? null
                            : issue.entries().stream().map(UUID::toString).toList(),
                    issue.since());
        }
    }

    @Schema(name = "IssueView", description = "An issue of a newsletter.")
    public record View(
            @Schema(required = true) UUID id,
            @Schema(required = true) NewsletterJson.Ref newsletter,
            @Schema(required = true, maxLength = 200) String subject,
            @Schema(required = true, nullable = true, maxLength = LONGEST_INTRO) String intro,
            @Schema(
                            required = true,
                            nullable = true,
                            maxItems = IssueComposer.MOST_ENTRIES,
                            description = "Null if it has all since an instant.")
                    List<UUID> entries,
            @Schema(required = true, nullable = true) Instant since,
            @Schema(
                            required = true,
                            description =
                                    "`empty`: when its time came, none of its entries was public, and nothing was sent.")
                    IssueStatus status,
            @Schema(required = true, nullable = true, description = "When its time comes, or came.") Instant dispatchAt,
            @Schema(required = true, nullable = true, description = "When no mail waited any more.") Instant finishedAt,
            @Schema(required = true) Instant createdAt,
            @Schema(required = true) Instant updatedAt,
            @JsonInclude(JsonInclude.Include.NON_NULL) @Schema(description = "Of one issue, not in lists.")
                    Progress progress) {

        static View of(Issue issue) {
            return of(issue, null);
        }

        static View of(Issue issue, Progress progress) {
            return new View(
                    issue.id(),
                    NewsletterJson.Ref.of(issue.newsletter()),
                    issue.subject(),
                    issue.intro(),
                    issue.entries(),
                    issue.since(),
                    issue.status(),
                    issue.dispatchAt(),
                    issue.finishedAt(),
                    issue.createdAt(),
                    issue.updatedAt(),
                    progress);
        }
    }

    @Schema(name = "IssueProgress", description = "What has become of its mails so far; the rest waits.")
    public record Progress(
            @Schema(required = true, minimum = "0") long total,
            @Schema(required = true, minimum = "0") long sent,
            @Schema(
                            required = true,
                            minimum = "0",
                            description = "Their recipients had left, paused or bounced when their turn came.")
                    long skipped,
            @Schema(required = true, minimum = "0", description = "Refused by a mail server for good.") long failed,
            @Schema(required = true, minimum = "0", description = "May have been sent; they are not sent again.")
                    long doubtful) {

        static Progress of(Map<MailState, Long> counts) {
            return new Progress(
                    counts.values().stream().mapToLong(Long::longValue).sum(),
                    counts.get(MailState.SENT),
                    counts.get(MailState.SKIPPED),
                    counts.get(MailState.FAILED),
                    counts.get(MailState.DOUBTFUL));
        }
    }

    @Schema(name = "Dispatch", description = "When an issue is sent.")
    public record Dispatch(
            @Schema(
                            description = "From now to a year ahead; now if absent.",
                            nullable = true,
                            examples = "2026-11-24T06:00:00Z")
                    Instant at) {}

    @Schema(name = "IssuePreview", description = "A mail of the issue, as it would be sent now or at its time.")
    public record Preview(
            @Schema(required = true, maxLength = 200) String subject,
            @Schema(
                            required = true,
                            maxLength = 4_194_304,
                            description = "A whole document; its links to leave are examples.")
                    String html,
            @Schema(required = true, maxLength = 4_194_304) String text) {}

    @Schema(name = "IssueTest", description = "Whom to show an issue to before it is sent.")
    public record Test(
            @NotBlank
                    @EmailText
                    @Size(max = EmailAddress.MAX_LENGTH)
                    @Schema(required = true, examples = "ada@example.org")
                    String email) {}
}
