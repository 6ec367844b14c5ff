package io.broadsheet.webhook;

import io.broadsheet.access.Scope;
import io.broadsheet.http.Answers;
import io.broadsheet.http.Input;
import io.broadsheet.http.Page;
import io.broadsheet.http.PageParameters;
import io.broadsheet.http.PageRequest;
import io.broadsheet.http.Problem;
import io.broadsheet.http.ProblemType;
import io.broadsheet.http.PublicUrl;
import io.broadsheet.http.Unversioned;
import io.broadsheet.http.Write;
import io.broadsheet.http.Written;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;

/** What webhooks were told, and what came of it. */
@Path(PublicUrl.API + "/webhooks/{id}")
@RolesAllowed(Scope.ADMIN)
@Unversioned
@Tag(name = "Webhooks")
public class WebhookDeliveryResource {

    private static final Map<String, DeliveryState> STATES = new LinkedHashMap<>();

    static {
        Stream.of(DeliveryState.values()).forEach(state -> STATES.put(state.code(), state));
    }

    @Inject
    WebhookRepository webhooks;

    @Inject
    WebhookQueue queue;

    @Inject
    WebhookDispatcher dispatcher;

    @Inject
    Answers answers;

    @Inject
    Written written;

    @Inject
    InstantSource clock;

    @GET
    @Path("deliveries")
    @Operation(
            summary = "List what a webhook was told, newest first, with every attempt",
            description = "Kept for 30 days, unless the operator chooses otherwise.")
    public RestResponse<Page<WebhookDeliveryJson.View>> list(
            @RestPath String id,
            @RestQuery
                    @Parameter(
                            description =
                                    "Only those of these states, between commas: `queued`, `sending`, `delivered`,"
                                            + " `failed`.",
                            schema = @Schema(maxLength = 100),
                            example = "failed")
                    String state,
            @BeanParam PageParameters parameters) {
        Webhook webhook = webhooks.found(id);
        Input input = new Input();
        List<DeliveryState> states = input.choices("state", state, STATES);
        PageRequest request = parameters.read(input, "webhook deliveries " + webhook.id() + " " + states);
        input.check();
        return answers.page(
                queue.slice(webhook, states.isEmpty() ? List.copyOf(STATES.values()) : states, request),
                WebhookDeliveryJson.View::of,
                Set.of());
    }

    @GET
    @Path("deliveries/{deliveryId}")
    @Operation(summary = "Read one delivery, with every attempt")
    public WebhookDeliveryJson.View read(@RestPath String id, @RestPath String deliveryId) {
        return WebhookDeliveryJson.View.of(queue.found(webhooks.found(id), deliveryId));
    }

    @POST
    @Path("deliveries/{deliveryId}/replay")
    @Write
    @ResponseStatus(202)
    @Operation(
            summary = "Send a delivery once more, with the same `webhook-id`",
            description = "If it fails, it is tried again as a new one is. While it is being sent, or the webhook is"
                    + " disabled: 409.")
    public WebhookDeliveryJson.View replay(@RestPath String id, @RestPath String deliveryId) {
        Webhook webhook = enabled(id);
        WebhookDelivery delivery =
                queue.forChange(queue.found(webhook, deliveryId).id()).orElseThrow(Problem::notFound);
        delivery.replay(clock.instant());
        return WebhookDeliveryJson.View.of(delivery);
    }

    @POST
    @Path("test")
    @Write
    @ResponseStatus(202)
    @Operation(
            summary = "Send a `webhook.test`, whatever the webhook is told of otherwise",
            description = "What comes of it is among the deliveries. Of a webhook that is disabled: 409.")
    public WebhookDeliveryJson.View sendTest(@RestPath String id) {
        Webhook webhook = enabled(id);
        Instant now = clock.instant();
        return WebhookDeliveryJson.View.of(
                queue.forChange(dispatcher.queueTest(webhook, now)).orElseThrow());
    }

    private Webhook enabled(String id) {
        Webhook webhook = webhooks.forChange(id);
        written.is(webhook);
        if (!webhook.isEnabled()) {
            throw new Problem(ProblemType.CONFLICT, "The webhook is disabled: enable it first.");
        }
        return webhook;
    }
}
