package io.broadsheet.http;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.URI;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Where the world reaches this service. Absolute addresses begin here, never with what a request claims. */
@ApplicationScoped
public class PublicUrl {

    /** Where everything but pages, feeds and the operator's addresses lives. */
    public static final String API = "/api/v1";

    private final String base;

    @Inject
    PublicUrl(
            @ConfigProperty(name = "broadsheet.public-url") Optional<String> configured,
            @ConfigProperty(name = "quarkus.http.port") int port) {
        base = configured.map(PublicUrl::checked).orElse("http://localhost:" + port);
    }

    private static String checked(String url) {
        URI uri = URI.create(url);
        boolean web = "http".equals(uri.getScheme()) || "https".equals(uri.getScheme());
        if (!web || uri.getHost() == null || uri.getQuery() != null || uri.getFragment() != null) {
            throw new IllegalArgumentException("BROADSHEET_PUBLIC_URL must be an absolute http(s) address: " + url);
        }
        return url.endsWith("/") ? url.substring(0, url.length() - 1) : url;
    }

    /** Without a slash at its end. */
    public String base() {
        return base;
    }

    /** @param path begins with a slash, such as {@code /articles/a-slug} */
    public String api(String path) {
        return base + API + path;
    }

    String problem(ProblemType type) {
        return base + "/problems/" + type.code();
    }
}
