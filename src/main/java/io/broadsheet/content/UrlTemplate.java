package io.broadsheet.content;

import io.broadsheet.http.PublicUrl;
import io.broadsheet.site.Site;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Where the frontend shows entries of a kind: an absolute address with {@code {slug}}, {@code {id}} or both in it. */
record UrlTemplate(String kind, String text) {

    private static final Pattern PLACEHOLDER = Pattern.compile("\\{(slug|id)}");

    /** What may stand for a placeholder; PostgreSQL cannot hold U+0000, which a path can name. */
    private static final String VALUE = "\\E([^/\\x00]+)\\Q";

    /** The site's own, or else one below its address. */
    static UrlTemplate of(String kind, Site site, PublicUrl publicUrl) {
        String given = site.urlTemplate(kind);
        String base = site.url() == null ? publicUrl.base() : site.url();
        return new UrlTemplate(kind, given == null ? base + "/" + kind + "s/{slug}" : given);
    }

    /** An address as a frontend hands it over: a path, or one with a host. */
    static Optional<URI> parsed(String address) {
        try {
            return Optional.of(new URI(address.replace("{", "%7B").replace("}", "%7D")));
        } catch (URISyntaxException invalid) {
            return Optional.empty();
        }
    }

    String url(Entry entry) {
        return text.replace("{slug}", PublicUrl.segment(entry.slug()))
                .replace("{id}", entry.id().toString());
    }

    /** Whether the address has no host or that of the frontend; under http and https alike. */
    boolean isOnHost(URI address) {
        return address.getRawAuthority() == null || address.getRawAuthority().equalsIgnoreCase(host());
    }

    String host() {
        return parsed(text).map(URI::getRawAuthority).orElse("");
    }

    /** What the path of the address names an entry by: its id if the template has one in its path, else a slug. */
    Optional<String> ref(URI address) {
        List<String> names = new ArrayList<>();
        String template = parsed(text).map(UrlTemplate::path).orElse("");
        String pattern = PLACEHOLDER.matcher(Pattern.quote(template)).replaceAll(placeholder -> {
            names.add(placeholder.group(1));
            return Matcher.quoteReplacement(VALUE);
        });
        Matcher path = Pattern.compile(pattern).matcher(path(address));
        return names.isEmpty() || !path.matches()
                ? Optional.empty()
                : Optional.of(path.group(Math.max(names.indexOf("id"), 0) + 1));
    }

    /** Whether the address is where the entry is now. */
    boolean shows(Entry entry, URI address) {
        return parsed(url(entry))
                .map(UrlTemplate::path)
                .filter(path(address)::equals)
                .isPresent();
    }

    /** Decoded, without slashes at its end. */
    private static String path(URI address) {
        return address.getPath() == null ? "" : address.getPath().replaceAll("/+$", "");
    }
}
