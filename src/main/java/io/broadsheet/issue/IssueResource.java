package io.broadsheet.issue;

import io.broadsheet.access.Caller;
import io.broadsheet.access.Scope;
import io.broadsheet.http.Answers;
import io.broadsheet.http.IfMatch;
import io.broadsheet.http.Input;
import io.broadsheet.http.MergePatch;
import io.broadsheet.http.Page;
import io.broadsheet.http.PageParameters;
import io.broadsheet.http.PageRequest;
import io.broadsheet.http.Problem;
import io.broadsheet.http.ProblemType;
import io.broadsheet.http.PublicUrl;
import io.broadsheet.http.Unversioned;
import io.broadsheet.http.Write;
import io.broadsheet.http.Written;
import io.broadsheet.mail.EmailAddress;
import io.broadsheet.mail.MailQueue;
import io.broadsheet.newsletter.Newsletter;
import io.broadsheet.newsletter.NewsletterRepository;
import io.broadsheet.signup.SubscriptionLinks;
import io.broadsheet.signup.SubscriptionLinks.Footer;
import jakarta.annotation.Nullable;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;

/** Every URL of issues, but the report on their mails. */
@Path(PublicUrl.API + "/newsletters/{ref}/issues")
@Tag(name = "Issues")
public class IssueResource {

    @Inject
    IssueRepository issues;

    @Inject
    IssueWriter writer;

    @Inject
    IssueComposer composer;

    @Inject
    TrialMail trials;

    @Inject
    MailQueue mails;

    @Inject
    SubscriptionLinks links;

    @Inject
    NewsletterRepository newsletters;

    @Inject
    Answers answers;

    @Inject
    IfMatch ifMatch;

    @Inject
    Written written;

    @Inject
    Caller caller;

    @Inject
    InstantSource clock;

    @GET
    @RolesAllowed(Scope.NEWSLETTER_READ)
    @Operation(summary = "List a newsletter's issues, newest first")
    public RestResponse<Page<IssueJson.View>> list(@RestPath String ref, @BeanParam PageParameters parameters) {
        Newsletter newsletter = newsletter(ref);
        Input input = new Input();
        PageRequest request = parameters.read(input, "issues " + newsletter.id());
        input.check();
        return answers.page(issues.slice(newsletter, request), IssueJson.View::of, Set.of());
    }

    @GET
    @Path("{id}")
    @RolesAllowed(Scope.NEWSLETTER_READ)
    @Operation(summary = "Read one, with what has become of its mails so far")
    public RestResponse<IssueJson.View> read(@RestPath String ref, @RestPath String id) {
        return answer(found(ref, id));
    }

    @POST
    @RolesAllowed(Scope.NEWSLETTER_WRITE)
    @Write
    @Operation(summary = "Add one, as a draft")
    public RestResponse<IssueJson.View> create(@RestPath String ref, IssueJson.Create create) {
        Issue issue = writer.create(newsletter(ref), create, clock.instant());
        return answers.created(issue, view(issue));
    }

    @PATCH
    @Path("{id}")
    @Consumes({MergePatch.MEDIA_TYPE, MediaType.APPLICATION_JSON})
    @RolesAllowed(Scope.NEWSLETTER_WRITE)
    @Write
    @Operation(summary = "Change a draft, by a merge patch (RFC 7396)")
    public RestResponse<IssueJson.View> patch(@RestPath String ref, @RestPath String id, MergePatch patch) {
        Issue issue = locked(ref, id);
        IssueJson.Create given = patch.applyTo(IssueJson.Create.of(issue), IssueJson.Create.class, Set.of());
        writer.change(issue, given, patch.touches("entries"), clock.instant());
        return answer(issue);
    }

    @DELETE
    @Path("{id}")
    @RolesAllowed(Scope.NEWSLETTER_WRITE)
    @Write
    @Operation(summary = "Delete one of which nothing was sent")
    public void delete(@RestPath String ref, @RestPath String id) {
        Issue issue = locked(ref, id);
        issue.refuseSent();
        issues.delete(issue);
    }

    @PUT
    @Path("{id}/dispatch")
    @Consumes({MediaType.APPLICATION_JSON, MediaType.WILDCARD})
    @RolesAllowed(Scope.NEWSLETTER_WRITE)
    @Write
    @Operation(
            summary = "Send one, now or at a later time",
            description = "When its time has come, it is sent to all who get the newsletter then, each at most once. It"
                    + " says then what its entries say at that time.")
    public RestResponse<IssueJson.View> dispatch(
            @RestPath String ref, @RestPath String id, @Nullable IssueJson.Dispatch dispatch) {
        Issue issue = locked(ref, id);
        issue.schedule(dispatch == null ? null : dispatch.at(), clock.instant());
        issues.flush();
        return answer(issue);
    }

    @DELETE
    @Path("{id}/dispatch")
    @RolesAllowed(Scope.NEWSLETTER_WRITE)
    @Write
    @ResponseStatus(200)
    @Operation(summary = "Make one a draft again, before its time has come")
    public RestResponse<IssueJson.View> recall(@RestPath String ref, @RestPath String id) {
        Issue issue = locked(ref, id);
        issue.recall(clock.instant());
        issues.flush();
        return answer(issue);
    }

    @GET
    @Path("{id}/preview")
    @RolesAllowed(Scope.NEWSLETTER_READ)
    @Transactional
    @Unversioned
    @Operation(
            summary = "Show one as it is sent",
            description =
                    "With `Accept: text/html` or `text/plain` that part of the mail alone. One that is scheduled is shown as"
                            + " of its time, which needs `content:read`, too. Of one that has nothing to"
                            + " say, since none of its entries is public at its time, there is no preview: 409.")
    public IssueJson.Preview preview(@RestPath String ref, @RestPath String id) {
        Issue issue = found(ref, id);
        IssueContent content = shown(issue);
        Footer footer = links.example(issue.newsletter());
        return new IssueJson.Preview(issue.subject(), content.html(footer), content.text(footer));
    }

    @GET
    @Path("{id}/preview")
    @Produces(MediaType.TEXT_HTML)
    @RolesAllowed(Scope.NEWSLETTER_READ)
    @Transactional
    @Operation(hidden = true)
    public RestResponse<String> previewHtml(@RestPath String ref, @RestPath String id) {
        return answers.text(
                MediaType.TEXT_HTML_TYPE.withCharset("UTF-8"), preview(ref, id).html());
    }

    @GET
    @Path("{id}/preview")
    @Produces(MediaType.TEXT_PLAIN)
    @RolesAllowed(Scope.NEWSLETTER_READ)
    @Transactional
    @Operation(hidden = true)
    public RestResponse<String> previewText(@RestPath String ref, @RestPath String id) {
        return answers.text(
                MediaType.TEXT_PLAIN_TYPE.withCharset("UTF-8"), preview(ref, id).text());
    }

    @POST
    @Path("{id}/test")
    @RolesAllowed(Scope.NEWSLETTER_WRITE)
    @Write
    @Unversioned
    @ResponseStatus(202)
    @Operation(
            summary = "Send one to yourself",
            description = "One mail, whose subject says that it is a test; at most " + TrialMail.MOST
                    + " an hour of each issue. One that is scheduled needs `content:read`, too.")
    public IssueJson.Test test(@RestPath String ref, @RestPath String id, IssueJson.Test test) {
        Issue issue = issues.forChange(newsletter(ref), id);
        written.is(issue);
        shown(issue);
        trials.send(issue, EmailAddress.parse(test.email()).orElseThrow());
        return test;
    }

    private IssueContent shown(Issue issue) {
        Instant now = clock.instant();
        if (issue.isAhead(now)) {
            caller.require(Scope.CONTENT_READ);
        }
        return composer.show(issue, now)
                .orElseThrow(() -> new Problem(
                        ProblemType.CONFLICT,
                        "None of its entries is public " + (issue.dispatchAt() == null ? "now" : "at its time")
                                + ": no mail would be sent."));
    }

    private RestResponse<IssueJson.View> answer(Issue issue) {
        return answers.one(issue, view(issue));
    }

    private IssueJson.View view(Issue issue) {
        return IssueJson.View.of(issue, IssueJson.Progress.of(mails.counts(IssueMail.KIND, issue.id())));
    }

    /** As the caller has seen it. */
    private Issue locked(String ref, String id) {
        return ifMatch.check(issues.forChange(newsletter(ref), id));
    }

    private Issue found(String ref, String id) {
        return issues.find(newsletter(ref), id);
    }

    private Newsletter newsletter(String ref) {
        return newsletters.findByRef(ref).orElseThrow(Problem::notFound);
    }
}
