package io.broadsheet.webhook;

import io.broadsheet.access.Scope;
import io.broadsheet.change.ChangeReader;
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
import jakarta.annotation.Nullable;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import java.net.URI;
import java.time.InstantSource;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;

/** Every URL of webhooks, but those of their deliveries. */
@Path(PublicUrl.API + "/webhooks")
@RolesAllowed(Scope.ADMIN)
@Tag(name = "Webhooks")
public class WebhookResource {

    /** Each change is written down for each of them. */
    private static final int MOST = 100;

    @Inject
    WebhookRepository webhooks;

    @Inject
    Targets targets;

    @Inject
    ChangeReader changes;

    @Inject
    Answers answers;

    @Inject
    IfMatch ifMatch;

    @Inject
    Written written;

    @Inject
    InstantSource clock;

    @GET
    @Operation(summary = "List the webhooks, newest first")
    public RestResponse<Page<WebhookJson.View>> list(@BeanParam PageParameters parameters) {
        Input input = new Input();
        PageRequest request = parameters.read(input, "webhooks");
        input.check();
        return answers.page(webhooks.slice(request), WebhookJson.View::of, Set.of());
    }

    @GET
    @Path("{id}")
    @Operation(summary = "Read one webhook")
    public RestResponse<WebhookJson.View> read(@RestPath String id) {
        Webhook webhook = webhooks.found(id);
        return answers.one(webhook, WebhookJson.View.of(webhook));
    }

    @POST
    @Write(secret = true)
    @Operation(
            summary = "Make a webhook, which is told of all that happens from now on",
            description = "The answer shows its secret, and nothing ever does again. There can be " + MOST + ".")
    public RestResponse<WebhookJson.View> create(WebhookJson.Create create) {
        checkTarget(create.url());
        SigningSecret secret = secret(create.secret());
        if (webhooks.count() >= MOST) {
            throw new Problem(ProblemType.CONFLICT, "There are " + MOST + " webhooks: delete one first.");
        }
        Webhook webhook = new Webhook(create, secret, changes.last(), clock.instant());
        webhooks.persistAndFlush(webhook);
        return answers.created(webhook, WebhookJson.View.of(webhook, secret));
    }

    @PATCH
    @Path("{id}")
    @Consumes({MergePatch.MEDIA_TYPE, MediaType.APPLICATION_JSON})
    @Write
    @Operation(summary = "Change one, by a merge patch (RFC 7396); also to enable it again")
    @RequestBody(content = @Content(schema = @Schema(implementation = WebhookJson.Change.class)))
    public RestResponse<WebhookJson.View> patch(@RestPath String id, MergePatch patch) {
        Webhook webhook = ifMatch.check(webhooks.forChange(id));
        WebhookJson.Change given = patch.applyTo(WebhookJson.Change.of(webhook), WebhookJson.Change.class, Set.of());
        checkTarget(given.url());
        webhook.change(given, clock.instant());
        webhooks.flush();
        return answers.one(webhook, WebhookJson.View.of(webhook));
    }

    @DELETE
    @Path("{id}")
    @Write
    @Operation(summary = "Delete one, with all of its deliveries")
    public void delete(@RestPath String id) {
        webhooks.delete(ifMatch.check(webhooks.forChange(id)));
    }

    @POST
    @Path("{id}/secret")
    @Consumes({MediaType.APPLICATION_JSON, MediaType.WILDCARD})
    @Write(secret = true)
    @Unversioned
    @ResponseStatus(201)
    @Operation(
            summary = "Give one a new secret; the answer shows it, and nothing ever does again",
            description = "For 24 hours the former one signs each delivery, too; any older one signs no more.")
    public WebhookJson.Rotated rotate(@RestPath String id, @Nullable WebhookJson.Rotation rotation) {
        Webhook webhook = webhooks.forChange(id);
        written.is(webhook);
        SigningSecret secret = secret(rotation == null ? null : rotation.secret());
        webhook.rotate(secret, clock.instant());
        return new WebhookJson.Rotated(secret.text(), webhook.formerSecretUntil());
    }

    private void checkTarget(String url) {
        if (targets.refuses(URI.create(url).getHost())) {
            throw Problem.invalidMember("/url", "target", "This address is not public.");
        }
    }

    private static SigningSecret secret(String given) {
        return given == null
                ? SigningSecret.random()
                : SigningSecret.parse(given)
                        .orElseThrow(() -> Problem.invalidMember(
                                "/secret", "secret", "This must be whsec_ and 24 to 64 bytes in Base64."));
    }
}
