package io.broadsheet.docs;

import io.vertx.ext.web.Router;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/** What lies at {@code /docs} and below. All addresses in the page are relative, so it works behind any path of a proxy. */
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

    void around(@Observes Router router) {
        DocsFile page = new DocsFile("/docs/page.html", "text/html; charset=utf-8");
        router.routeWithRegex("/docs").handler(context -> {
            context.response().putHeader("Content-Security-Policy", CONTENT_SECURITY_POLICY);
            page.answer(context);
        });
        serve(router, "start.js", "/docs/start.js");
        serve(router, "scalar.js", SCALAR);
        // Quarkus would serve it a second time, uncompressed, with a page that is not ours.
        router.route("/webjars/*").handler(context -> context.fail(404));
    }

    /** Not on an event loop: the first request of a file compresses it. */
    private static void serve(Router router, String name, String resource) {
        DocsFile script = new DocsFile(resource, "text/javascript; charset=utf-8");
        router.route("/docs/" + name).blockingHandler(script::answer, false);
    }
}
