package io.broadsheet.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** Turns a problem into its one wire shape, for REST and for the layers below it. */
@ApplicationScoped
public class ProblemWriter {

    @Inject
    PublicUrl publicUrl;

    @Inject
    PrettyJson pretty;

    public ProblemJson json(Problem problem, RoutingContext context) {
        ProblemType type = problem.type();
        return new ProblemJson(
                publicUrl.problem(type),
                type.title(),
                type.status(),
                problem.getMessage(),
                "urn:uuid:" + RequestContext.id(context),
                problem.errors());
    }

    /** What is not there may be published the next moment, and no cache would be told. */
    static void keepNowhere(HttpServerResponse response) {
        if (!response.headers().contains(HttpHeaders.CACHE_CONTROL)) {
            response.putHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        }
    }

    void end(Problem problem, RoutingContext context) {
        if (context.response().ended() || context.response().headWritten()) {
            context.response().reset();
            return;
        }
        keepNowhere(context.response());
        problem.headers().forEach(context.response()::putHeader);
        try {
            context.response()
                    .setStatusCode(problem.type().status())
                    .putHeader(HttpHeaders.CONTENT_TYPE, ProblemJson.MEDIA_TYPE)
                    .end(pretty.text(json(problem, context), context.request()));
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
