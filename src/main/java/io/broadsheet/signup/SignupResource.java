package io.broadsheet.signup;

import io.broadsheet.access.Scope;
import io.broadsheet.http.Answers;
import io.broadsheet.http.Client;
import io.broadsheet.http.FormReader;
import io.broadsheet.http.Input;
import io.broadsheet.http.Page;
import io.broadsheet.http.PageParameters;
import io.broadsheet.http.PageRequest;
import io.broadsheet.http.Problem;
import io.broadsheet.http.PublicUrl;
import io.broadsheet.http.RateLimited;
import io.broadsheet.http.SignupLimits;
import io.broadsheet.http.Unversioned;
import io.broadsheet.newsletter.Newsletter;
import io.broadsheet.newsletter.NewsletterRepository;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.time.InstantSource;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;

/** Every URL of signups. */
@Path(PublicUrl.API + "/newsletters/{ref}/signups")
@Tag(name = "Signups")
public class SignupResource {

    private static final String CSV = "text/csv";

    @Inject
    SignupInbox inbox;

    @Inject
    SubscriptionRepository subscriptions;

    @Inject
    SignupExport export;

    @Inject
    SignupImport imports;

    @Inject
    SignupStatistics statistics;

    @Inject
    Answers answers;

    @Inject
    NewsletterRepository newsletters;

    @Inject
    Client client;

    @Inject
    SignupLimits limits;

    @Inject
    FormReader forms;

    @Inject
    Pages pages;

    @Inject
    InstantSource clock;

    @GET
    @RolesAllowed(Scope.NEWSLETTER_READ)
    @Operation(
            summary = "List who has signed up, newest first",
            description = "With `Accept: text/csv` all of them come as one file, oldest first.")
    public RestResponse<Page<SubscriptionJson.View>> list(
            @RestPath String ref, @BeanParam SubscriptionParameters parameters, @BeanParam PageParameters page) {
        Newsletter newsletter = found(ref);
        Input input = new Input();
        SubscriptionFilter filter = parameters.filter(newsletter, input);
        PageRequest request = page.read(input, parameters.scope(newsletter));
        input.check();
        return answers.page(subscriptions.slice(filter, request), SubscriptionJson.View::of, Set.of());
    }

    @GET
    @Produces(CSV)
    @RolesAllowed(Scope.NEWSLETTER_READ)
    @Operation(hidden = true)
    public RestResponse<StreamingOutput> export(@RestPath String ref, @BeanParam SubscriptionParameters parameters) {
        Newsletter newsletter = found(ref);
        Input input = new Input();
        SubscriptionFilter filter = parameters.filter(newsletter, input);
        input.check();
        return RestResponse.ResponseBuilder.<StreamingOutput>ok(stream -> export.write(filter, stream), CSV)
                .header("Content-Disposition", "attachment; filename=\"signups.csv\"")
                .build();
    }

    @GET
    @Path("statistics")
    @RolesAllowed(Scope.NEWSLETTER_READ)
    @Unversioned
    @Operation(summary = "Count what happened to signups, day by day")
    public SubscriptionJson.Statistics count(
            @RestPath String ref,
            @RestQuery
                    @Parameter(
                            description = "The first day; 29 days before the last if absent.",
                            schema = @Schema(format = "date", maxLength = 10),
                            example = "2026-11-01")
                    String from,
            @RestQuery
                    @Parameter(
                            description = "The last day; today if absent.",
                            schema = @Schema(format = "date", maxLength = 10),
                            example = "2026-11-24")
                    String to) {
        return statistics.of(found(ref), from, to, new Input());
    }

    @POST
    @Path("import")
    @Consumes(CSV)
    @RolesAllowed(Scope.NEWSLETTER_WRITE)
    @Unversioned
    @ResponseStatus(200)
    @Operation(
            summary = "Sign up whoever stands in a CSV file",
            description =
                    "RFC 4180 in UTF-8, at most 8 MiB, with a line of names: `email`, and perhaps `name`, `source`,"
                            + " `consent`. Whose consent is not stated, by the row or by the parameter, is asked by mail to"
                            + " confirm. Nobody is brought back who has left, bounced, complained or been erased.")
    @RequestBody(
            content =
                    @Content(
                            mediaType = CSV,
                            example = "email,name,consent\r\nada@example.org,Ada,paper form of 3 May\r\n",
                            schema = @Schema(type = SchemaType.STRING, maxLength = SignupImport.MOST_BYTES)))
    public SubscriptionJson.ImportResult importAll(
            @RestPath String ref,
            @RestQuery
                    @Parameter(
                            description = "How everybody in the file has agreed, where their row does not say so.",
                            schema = @Schema(maxLength = 200),
                            example = "subscription desk, paper forms of 2025")
                    String consent,
            InputStream file)
            throws IOException {
        Newsletter newsletter = found(ref);
        Input input = new Input();
        if (consent != null && consent.length() > 200) {
            input.reject("consent", "size", "200 characters at most");
        }
        input.check();
        return imports.read(newsletter, file, consent);
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @PermitAll
    @RateLimited
    @Unversioned
    @ResponseStatus(202)
    @Operation(
            summary = "Sign up an address",
            description = "The answer is the same for every address. Whoever owns it gets a mail and has to confirm,"
                    + " unless they have already. An HTML form may post the same fields.")
    public SignupJson.Accepted create(@RestPath String ref, SignupJson.Create create) {
        limits.take();
        Newsletter newsletter = found(ref);
        inbox.add(newsletter, create, network(), clock.instant());
        return accepted(newsletter);
    }

    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Produces({MediaType.APPLICATION_JSON, MediaType.TEXT_HTML})
    @PermitAll
    @Operation(hidden = true)
    public RestResponse<?> createByForm(
            @RestPath String ref, MultivaluedMap<String, String> form, @Context HttpHeaders headers) {
        limits.take();
        Newsletter newsletter = found(ref);
        inbox.add(newsletter, forms.read(form, SignupJson.Create.class), network(), clock.instant());
        if (!headers.getAcceptableMediaTypes().contains(MediaType.TEXT_HTML_TYPE)) {
            return RestResponse.ResponseBuilder.create(RestResponse.Status.ACCEPTED, accepted(newsletter))
                    .type(MediaType.APPLICATION_JSON_TYPE)
                    .build();
        }
        if (newsletter.afterSignupUrl() != null) {
            return RestResponse.seeOther(URI.create(newsletter.afterSignupUrl()));
        }
        return pages.html(202, pages.accepted(newsletter).render());
    }

    private String network() {
        return client.network().toString();
    }

    private Newsletter found(String ref) {
        return newsletters.findByRef(ref).orElseThrow(Problem::notFound);
    }

    private static SignupJson.Accepted accepted(Newsletter newsletter) {
        return new SignupJson.Accepted(Wording.in(newsletter.language()).accepted(newsletter.name()));
    }
}
