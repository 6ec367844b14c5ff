package io.broadsheet.http;

import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** The page behind the {@code type} of a problem. All its text is the catalogue's own, so nothing needs escaping. */
@ApplicationScoped
class ProblemPage {

    private static final String CONTENT_SECURITY_POLICY =
            "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'; form-action 'none'";

    private final String template = template();

    void answer(RoutingContext context) {
        ProblemType type = Arrays.stream(ProblemType.values())
                .filter(candidate -> candidate.code().equals(context.pathParam("code")))
                .findFirst()
                .orElseThrow(() -> new Problem(ProblemType.NOT_FOUND, "There is no problem type of this name."));
        context.response()
                .putHeader(HttpHeaders.CONTENT_TYPE, "text/html; charset=utf-8")
                .putHeader("Content-Security-Policy", CONTENT_SECURITY_POLICY)
                .end(page(type));
    }

    private String page(ProblemType type) {
        return template.replace("{code}", type.code())
                .replace("{status}", String.valueOf(type.status()))
                .replace("{title}", type.title())
                .replace("{description}", type.description().replaceAll("`([^`]+)`", "<code>$1</code>"));
    }

    private static String template() {
        try (InputStream stream = ProblemPage.class.getResourceAsStream("/templates/problem.html")) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
