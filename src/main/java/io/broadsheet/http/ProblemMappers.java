package io.broadsheet.http;

import io.broadsheet.database.Outage;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.persistence.OptimisticLockException;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.WebApplicationException;
import java.util.Arrays;
import org.apache.commons.lang3.exception.ExceptionUtils;
import org.hibernate.exception.ConstraintViolationException;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.jboss.resteasy.reactive.server.handlers.FormBodyHandler;

/** Whatever escapes a resource becomes a problem here. */
@Singleton
class ProblemMappers {

    private static final Logger LOG = Logger.getLogger(ProblemMappers.class);

    /** The embedded server is back within a second, and looked after every 5 s if it does not start. */
    private static final long RETRY_AFTER_SECONDS = 5;

    @Inject
    ProblemWriter problems;

    @Inject
    AllowedMethods allowedMethods;

    @Inject
    RoutingContext context;

    @ServerExceptionMapper
    RestResponse<ProblemJson> known(Problem problem) {
        ResponseBuilder<ProblemJson> answer = ResponseBuilder.<ProblemJson>create(
                        problem.type().status())
                .entity(problems.json(problem, context))
                .header("Content-Type", ProblemJson.MEDIA_TYPE);
        problem.headers().forEach(answer::header);
        return answer.build();
    }

    @ServerExceptionMapper({UnauthorizedException.class, AuthenticationFailedException.class})
    RestResponse<ProblemJson> unauthorized(SecurityException failure) {
        return known(
                failure instanceof AuthenticationFailedException
                        ? wrongKey()
                        : Problem.unauthorized("This needs an API key: Authorization: Bearer bsk_…"));
    }

    @ServerExceptionMapper
    RestResponse<ProblemJson> forbidden(ForbiddenException failure) {
        return known(new Problem(ProblemType.FORBIDDEN, "The key has not the scope that this request needs.")
                .with("WWW-Authenticate", "Bearer error=\"insufficient_scope\""));
    }

    /** Another writer was faster, between the check of If-Match and the commit. */
    @ServerExceptionMapper
    RestResponse<ProblemJson> overtaken(OptimisticLockException failure) {
        return known(new Problem(
                ProblemType.PRECONDITION_FAILED, "Another writer changed it while this request was running."));
    }

    /** Rows that two writers claimed at once, where no claim of ours resolved it: the client may try again. */
    @ServerExceptionMapper
    RestResponse<ProblemJson> collided(ConstraintViolationException failure) {
        LOG.warnf("constraint %s refused a write", failure.getConstraintName());
        return known(new Problem(ProblemType.CONFLICT, "Another writer was faster. Try again."));
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
                        : unexpected(failure, context));
    }

    /** What fails while a form is read has many types, and the client's body as its cause. */
    private static boolean isOfForm(Throwable failure) {
        return Arrays.stream(failure.getStackTrace())
                .anyMatch(frame -> frame.getClassName().equals(FormBodyHandler.class.getName()));
    }

    static Problem wrongKey() {
        return new Problem(ProblemType.UNAUTHORIZED, "The key is unknown, revoked or expired.")
                .with("WWW-Authenticate", "Bearer realm=\"broadsheet\", error=\"invalid_token\"");
    }

    /** Logged here; without a trace if it is the database that is away, since it tells nothing and would fill the disk. */
    static Problem unexpected(Throwable failure, RoutingContext context) {
        HttpMethod method = context.request().method();
        String path = context.request().path();
        if (Outage.isCauseOf(failure)) {
            LOG.warnf(
                    "%s %s: the database cannot be used: %s",
                    method, path, ExceptionUtils.getRootCauseMessage(failure));
            return unavailable();
        }
        LOG.errorf(failure, "%s %s failed", method, path);
        return new Problem(ProblemType.INTERNAL_ERROR, "The request failed; nothing was changed.");
    }

    /** If the connection broke while a transaction was being committed, nobody can say whether it was. */
    static Problem unavailable() {
        return Problem.unavailable(
                "The database cannot be reached. If this was a write, look whether it was done before you repeat it.",
                RETRY_AFTER_SECONDS);
    }
}
