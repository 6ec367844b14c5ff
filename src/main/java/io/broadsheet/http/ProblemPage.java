package io.broadsheet.http;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Arrays;

/** The page behind the {@code type} of a problem. */
@ApplicationScoped
class ProblemPage {

    @CheckedTemplate(basePath = "")
    static class Templates {
        static native TemplateInstance problem(ProblemType type);
    }

    void answer(RoutingContext context) {
        ProblemType type = Arrays.stream(ProblemType.values())
                .filter(candidate -> candidate.code().equals(context.pathParam("code")))
                .findFirst()
                .orElseThrow(() -> new Problem(ProblemType.NOT_FOUND, "There is no problem type of this name."));
        context.response()
                .putHeader(HttpHeaders.CONTENT_TYPE, "text/html; charset=utf-8")
                .putHeader(
                        "Content-Security-Policy",
                        "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'; form-action 'none'")
                .end(Templates.problem(type).render());
    }
}
