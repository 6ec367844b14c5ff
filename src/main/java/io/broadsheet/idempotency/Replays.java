package io.broadsheet.idempotency;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.broadsheet.http.PrettyJson;
import io.broadsheet.http.Problem;
import io.broadsheet.http.ProblemJson;
import io.broadsheet.http.ProblemWriter;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;

/** Answers what was answered before, and keeps refusals: what was refused is rolled back, and its answer is not. */
@ApplicationScoped
class Replays {

    /** As Stripe and others call it; the draft has no name for it. */
    static final String HEADER = "Idempotent-Replayed";

    @Inject
    IdempotentRequest request;

    @Inject
    KeptAnswerRepository answers;

    @Inject
    ProblemWriter problems;

    @Inject
    PrettyJson json;

    @Inject
    RoutingContext routing;

    @ServerExceptionMapper
    RestResponse<String> replay(Replay replay) {
        KeptAnswer answer = replay.answer();
        ResponseBuilder<String> response = ResponseBuilder.<String>create(answer.status())
                .entity(answer.body())
                .type(type(answer.status()))
                .header(HEADER, "true");
        if (answer.location() != null) {
            response.header("Location", answer.location());
        }
        if (answer.etag() != null) {
            response.header("ETag", answer.etag());
        }
        return response.build();
    }

    /** After it was indented, if it is. */
    @ServerResponseFilter(priority = 1000)
    void settle(ContainerResponseContext response, ResourceInfo resource) throws JsonProcessingException {
        int status = response.getStatus();
        boolean replayed = response.getHeaders().containsKey(HEADER);
        if (status < 400 || !KeptAnswer.isKept(status) || replayed || !IdempotentRequest.isRead(routing)) {
            return;
        }
        try {
            request.write(resource.getResourceMethod()).ifPresent(write -> settle(write, response));
        } catch (Problem problem) {
            response.setStatus(problem.type().status());
            response.setEntity(json.text(problems.json(problem, routing), routing.request()));
            problem.headers().forEach(response.getHeaders()::putSingle);
        }
    }

    private void settle(KeyedWrite write, ContainerResponseContext response) {
        String etag = response.getHeaderString("ETag");
        KeptAnswer refusal = new KeptAnswer(response.getStatus(), null, etag, text(response.getEntity()));
        KeptAnswer answer = answers.settle(write, refusal);
        if (answer == refusal) {
            return;
        }
        MultivaluedMap<String, Object> headers = response.getHeaders();
        headers.putSingle(HEADER, "true");
        headers.remove("ETag");
        if (answer.location() != null) {
            headers.putSingle("Location", answer.location());
        }
        if (answer.etag() != null) {
            headers.putSingle("ETag", answer.etag());
        }
        response.setStatus(answer.status());
        response.setEntity(answer.body(), null, type(answer.status()));
    }

    private String text(Object entity) {
        try {
            return entity instanceof String text ? text : json.text(entity, routing.request());
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static MediaType type(int status) {
        return status < 400
                ? MediaType.APPLICATION_JSON_TYPE.withCharset("UTF-8")
                : MediaType.valueOf(ProblemJson.MEDIA_TYPE);
    }
}
