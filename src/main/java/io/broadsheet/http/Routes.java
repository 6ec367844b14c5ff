package io.broadsheet.http;

import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.Handler;
import io.vertx.core.VertxException;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;

/** What happens to a request before REST sees it, in this order, and to what fails there. */
@ApplicationScoped
class Routes {

    @Inject
    PublicReads publicReads;

    @Inject
    Cors cors;

    @Inject
    AllowedMethods allowedMethods;

    @Inject
    ProblemWriter problems;

    @Inject
    ProblemPage problemPage;

    /** The higher number comes first; authentication has 200. */
    void before(@Observes Filters filters) {
        filters.register(guarded(publicReads::answer), 1100);
        filters.register(guarded(RequestContext::begin), 1000);
        filters.register(guarded(cors::answer), 900);
        filters.register(guarded(RequestLimits::check), 800);
        filters.register(guarded(allowedMethods::check), 700);
        filters.register(guarded(Acceptance::settle), 600);
    }

    void around(@Observes Router router) {
        router.route().order(Integer.MIN_VALUE + 10).failureHandler(this::fail);
        router.route("/problems/:code").handler(guarded(problemPage::answer));
    }

    /** Vert.x logs what a handler throws as an error of the service, so a problem is answered right here. */
    private Handler<RoutingContext> guarded(Handler<RoutingContext> handler) {
        return context -> {
            try {
                handler.handle(context);
            } catch (Problem problem) {
                problems.end(problem, context);
            }
        };
    }

    private void fail(RoutingContext context) {
        problems.end(problemOf(context), context);
    }

    private static Problem problemOf(RoutingContext context) {
        Throwable failure = context.failure();
        if (failure instanceof Problem problem) {
            return problem;
        }
        if (failure instanceof AuthenticationFailedException) {
            return Failures.wrongKey();
        }
        if (failure instanceof VertxException && !RequestLimits.hasOneHost(context.request())) {
            return RequestLimits.wrongHost();
        }
        int status = context.statusCode();
        if (failure == null && status >= 400 && status < 500) {
            ProblemType type = ProblemType.of(status);
            return new Problem(type, type.title() + ".");
        }
        return Failures.unexpected(failure, context);
    }
}
