package io.broadsheet.issue;

import io.broadsheet.access.Scope;
import io.broadsheet.http.Answers;
import io.broadsheet.http.Input;
import io.broadsheet.http.Keyset;
import io.broadsheet.http.Page;
import io.broadsheet.http.PageParameters;
import io.broadsheet.http.PageRequest;
import io.broadsheet.http.Paging;
import io.broadsheet.http.Problem;
import io.broadsheet.http.PublicUrl;
import io.broadsheet.mail.Mail;
import io.broadsheet.mail.MailQueue;
import io.broadsheet.mail.MailState;
import io.broadsheet.newsletter.NewsletterRepository;
import io.broadsheet.signup.Subscription;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;

/** What came of the mails of an issue, one by one. */
@Path(PublicUrl.API + "/newsletters/{ref}/issues/{id}/deliveries")
@Tag(name = "Issues")
public class IssueDeliveryResource {

    private static final Map<String, MailState> STATES = new LinkedHashMap<>();

    static {
        Stream.of(MailState.values()).forEach(state -> STATES.put(state.code(), state));
    }

    private static final Keyset<Subscription> BY_RECIPIENT =
            new Keyset<>("m.recipient", false, subscription -> subscription.id().toString(), UUID::fromString);

    @Inject
    IssueRepository issues;

    @Inject
    NewsletterRepository newsletters;

    @Inject
    MailQueue mails;

    @Inject
    Paging paging;

    @Inject
    Answers answers;

    @GET
    @RolesAllowed(Scope.NEWSLETTER_READ)
    @Operation(
            summary = "List the mails of an issue and what came of them",
            description =
                    "In the order in which their recipients had signed up. Those of subscribers who were erased are"
                            + " only counted, with the issue.")
    public RestResponse<Page<IssueDeliveryJson.View>> list(
            @RestPath String ref,
            @RestPath String id,
            @RestQuery
                    @Parameter(
                            description = "Only those of these states, between commas: `queued`, `sending`, `sent`,"
                                    + " `skipped`, `failed`, `doubtful`.",
                            schema = @Schema(maxLength = 100),
                            example = "doubtful,failed")
                    String state,
            @BeanParam PageParameters parameters) {
        Issue issue = issues.find(newsletters.findByRef(ref).orElseThrow(Problem::notFound), id);
        Input input = new Input();
        List<MailState> states = input.choices("state", state, STATES);
        PageRequest request = parameters.read(input, "deliveries " + issue.id() + " " + states);
        input.check();
        Paging.Slice<Subscription> slice =
                paging.slice(rows(issue, states.isEmpty() ? List.copyOf(STATES.values()) : states), request);
        List<UUID> recipients = slice.rows().stream().map(Subscription::id).toList();
        Map<UUID, Mail> sent = mails.to(recipients, IssueMail.KIND, issue.id());
        return answers.page(
                slice, subscription -> IssueDeliveryJson.View.of(subscription, sent.get(subscription.id())), Set.of());
    }

    /** Those whom a mail of the issue is for. */
    private static Paging.Rows<Subscription> rows(Issue issue, List<MailState> states) {
        return new Paging.Rows<>(
                Subscription.class,
                "Mail m join Subscription s on s.id = m.recipient",
                " join fetch s.subscriber",
                "m.kind = :kind and m.reference = :reference and m.state in :states",
                Map.of("kind", IssueMail.KIND, "reference", issue.id(), "states", states),
                "s",
                "s.id",
                BY_RECIPIENT);
    }
}
