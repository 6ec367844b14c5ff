package io.broadsheet.http;

import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.persistence.OptimisticLockException;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.WebApplicationException;
import java.util.Arrays;
import org.hibernate.exception.ConstraintViolationException;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.jboss.resteasy.reactive.server.handlers.FormBodyHandler;

/** Whatever escapes a resource becomes a problem here. */
@Singleton
class ProblemMappers {

    @Inject
    ProblemWriter problems;

    @Inject
    AllowedMethods allowedMethods;

    @Inject
    RoutingContext context;

    @ServerExceptionMapper
    RestResponse<ProblemJson> known(Problem problem) {
        ProblemWriter.keepNowhere(context.response());
        ResponseBuilder<ProblemJson> answer = ResponseBuilder.<ProblemJson>create(
                        problem.type().status())
                .entity(problems.json(problem, context))
                .header("Content-Type", ProblemJson.MEDIA_TYPE);
        problem.headers().forEach(answer::header);
        return answer.build();
    }

    @ServerExceptionMapper({
        UnauthorizedException.class,
        AuthenticationFailedException.class,
        ForbiddenException.class,
        OptimisticLockException.class,
        ConstraintViolationException.class
    })
    RestResponse<ProblemJson> usual(RuntimeException failure) {
        return known(Failures.problem(failure, context));
    }

    /** What the framework says by status: 404, 405, 406, 415 and the like. */
    @ServerExceptionMapper
    RestResponse<ProblemJson> framework(WebApplicationException failure) {
        int status = failure.getResponse().getStatus();
        if (failure instanceof NotFoundException) {
            return known(new Problem(ProblemType.NOT_FOUND, "No resource has this address."));
        }
        if (status >= 500) {
            return unexpected(failure);
        }
        ProblemType type = ProblemType.of(status);
        return known(
                type == ProblemType.METHOD_NOT_ALLOWED
                        ? allowedMethods.notAllowed(context.request().path())
                        : new Problem(type, type.description()));
    }

    @ServerExceptionMapper
    RestResponse<ProblemJson> unexpected(Throwable failure) {
        return known(
                isOfForm(failure)
                        ? new Problem(
                                ProblemType.MALFORMED_REQUEST, "The body is not the form that its type says it is.")
                        : Failures.unexpected(failure, context));
    }

    /** What fails while a form is read has many types, and the client's body as its cause. */
    private static boolean isOfForm(Throwable failure) {
        return Arrays.stream(failure.getStackTrace())
                .anyMatch(frame -> frame.getClassName().equals(FormBodyHandler.class.getName()));
    }
}
