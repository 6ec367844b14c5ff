package io.broadsheet.docs;

import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/**
 * The OpenAPI document, and what lies at {@code /docs} and below. All addresses in the page are relative, so it works behind
 * any path of a proxy.
 */
@ApplicationScoped
class Docs {

    /**
     * Everything comes from here and goes here. Only styles are less strict: the page's script writes them into attributes,
     * for which the Content Security Policy knows no hashes that one could list.
     */
    private static final String CONTENT_SECURITY_POLICY =
            "default-src 'none'; script-src 'self'; style-src 'unsafe-inline'; connect-src 'self'; img-src 'self' data:;"
                    + " base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    private static final String SCALAR = "/META-INF/resources/webjars/scalar/scalar.js";

    /** As it was made by the build, where Quarkus's extension leaves it. */
    private static final String GENERATED = "/META-INF/quarkus-generated-openapi-doc.JSON";

    void around(@Observes Router router) {
        DocsFile page = new DocsFile("/docs/page.html", "text/html; charset=utf-8");
        router.routeWithRegex("/docs").handler(context -> {
            context.response().putHeader("Content-Security-Policy", CONTENT_SECURITY_POLICY);
            page.answer(context);
        });
        serve(router, "start.js", "/docs/start.js");
        serve(router, "scalar.js", SCALAR);
        serveContract(router);
        // Quarkus would serve it a second time, uncompressed, with a page that is not ours.
        router.route("/webjars/*").handler(context -> context.fail(404));
    }

    /** Before the extension does, which knows no ETag. */
    private static void serveContract(Router router) {
        DocsFile yaml = new DocsFile("/openapi/openapi.yaml", "application/yaml; charset=utf-8");
        DocsFile json = new DocsFile(GENERATED, "application/json; charset=utf-8");
        router.route("/openapi")
                .order(-1)
                .blockingHandler(
                        context -> {
                            context.response().putHeader(HttpHeaders.VARY, HttpHeaders.ACCEPT);
                            (wantsJson(context) ? json : yaml).answer(context);
                        },
                        false);
    }

    /** As the extension has it: whoever names no format gets what is easier to read. */
    private static boolean wantsJson(RoutingContext context) {
        String format = context.request().getParam("format");
        return format == null
                ? context.parsedHeaders().accept().stream()
                        .anyMatch(type -> type.value().equalsIgnoreCase("application/json") && type.weight() > 0)
                : format.equalsIgnoreCase("json");
    }

    /** Not on an event loop: the first request of a file compresses it. */
    private static void serve(Router router, String name, String resource) {
        DocsFile script = new DocsFile(resource, "text/javascript; charset=utf-8");
        router.route("/docs/" + name).blockingHandler(script::answer, false);
    }
}
