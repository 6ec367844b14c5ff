package io.broadsheet.http;

import io.broadsheet.database.Outage;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import jakarta.persistence.OptimisticLockException;
import org.apache.commons.lang3.exception.ExceptionUtils;
import org.hibernate.exception.ConstraintViolationException;
import org.jboss.logging.Logger;

/** What a failure is to the client. */
public final class Failures {

    private static final Logger LOG = Logger.getLogger(Failures.class);

    /** The embedded server is back within a second, and looked after every 5 s if it does not start. */
    private static final long RETRY_AFTER_SECONDS = 5;

    private Failures() {}

    /** @param failure or what has it among its causes; logged here if it is nobody's mistake but ours */
    public static Problem problem(Throwable failure, RoutingContext context) {
        return ExceptionUtils.getThrowableList(failure).stream()
                .map(Failures::known)
                .filter(known -> known != null)
                .findFirst()
                .orElseGet(() -> unexpected(failure, context));
    }

    private static Problem known(Throwable failure) {
        if (failure instanceof Problem problem) {
            return problem;
        }
        if (failure instanceof AuthenticationFailedException) {
            return wrongKey();
        }
        if (failure instanceof UnauthorizedException) {
            return Problem.unauthorized("This needs an API key: Authorization: Bearer bsk_…");
        }
        if (failure instanceof ForbiddenException) {
            return new Problem(ProblemType.FORBIDDEN, "The key has not the scope that this request needs.")
                    .with("WWW-Authenticate", "Bearer error=\"insufficient_scope\"");
        }
        if (failure instanceof OptimisticLockException) {
            // Between the check of If-Match and the commit.
            return new Problem(
                    ProblemType.PRECONDITION_FAILED, "Another writer changed it while this request was running.");
        }
        if (failure instanceof ConstraintViolationException violation) {
            // Rows that two writers claimed at once, where no claim of ours resolved it: the client may try again.
            LOG.warnf("constraint %s refused a write", violation.getConstraintName());
            return new Problem(ProblemType.CONFLICT, "Another writer was faster. Try again.");
        }
        return null;
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
