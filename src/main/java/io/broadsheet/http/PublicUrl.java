package io.broadsheet.http;

import io.broadsheet.database.StartupProblem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Where the world reaches this service. Absolute addresses begin here, never with what a request claims. */
@ApplicationScoped
public class PublicUrl {

    /** Where everything but pages, feeds and the operator's addresses lives. */
    public static final String API = "/api/v1";

    /** Its answer has no end, so it is none to keep, or to wait for. */
    static final String STREAM = API + "/changes/stream";

    private static final String OPTION = "broadsheet.public-url";

    private final String base;

    @Inject
    public PublicUrl(
            @ConfigProperty(name = OPTION) Optional<String> configured,
            @ConfigProperty(name = "quarkus.http.port") int port) {
        base = configured.map(PublicUrl::checked).orElse("http://localhost:" + port);
    }

    /**
     * To be called before Quarkus starts.
     *
     * @throws StartupProblem if BROADSHEET_PUBLIC_URL is no address that others could be made from
     */
    public static void check(Config config) {
        config.getOptionalValue(OPTION, String.class).ifPresent(PublicUrl::checked);
    }

    private static String checked(String url) {
        if (!isBase(url)) {
            throw new StartupProblem(
                    "BROADSHEET_PUBLIC_URL must be an absolute http(s) address such as https://api.example.org: '%s'.",
                    url);
        }
        return url.endsWith("/") ? url.substring(0, url.length() - 1) : url;
    }

    private static boolean isBase(String url) {
        try {
            URI uri = new URI(url);
            boolean web = "http".equals(uri.getScheme()) || "https".equals(uri.getScheme());
            return web
                    && uri.getHost() != null
                    && uri.getUserInfo() == null
                    && uri.getQuery() == null
                    && uri.getFragment() == null;
        } catch (URISyntaxException malformed) {
            return false;
        }
    }

    /** Without a slash at its end. */
    public String base() {
        return base;
    }

    /** The name alone, as mail addresses have it. */
    public String host() {
        return URI.create(base).getHost();
    }

    /** @param path begins with a slash, such as {@code /articles/a-slug} */
    public String api(String path) {
        return base + API + path;
    }

    /** One segment of a path, percent-encoded (RFC 3986): slugs may have letters of any script. */
    public static String segment(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    String problem(ProblemType type) {
        return base + "/problems/" + type.code();
    }
}
