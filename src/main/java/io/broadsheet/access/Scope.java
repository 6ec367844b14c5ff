package io.broadsheet.access;

import java.util.List;
import java.util.Set;

/** What a key may do. Each stands for itself, but {@link #ADMIN}, which includes all others. */
public final class Scope {

    /** Reading what is not published. */
    public static final String CONTENT_READ = "content:read";

    /** Making and changing entries, tags, categories and authors. */
    public static final String CONTENT_WRITE = "content:write";

    /** Publishing entries, taking them back, archiving them. */
    public static final String CONTENT_PUBLISH = "content:publish";

    /** Reading who has signed up to newsletters. */
    public static final String NEWSLETTER_READ = "newsletter:read";

    /** Making newsletters, changing who gets them, sending their issues. */
    public static final String NEWSLETTER_WRITE = "newsletter:write";

    /** Keys, webhooks and the site. */
    public static final String ADMIN = "admin";

    static final List<String> ALL =
            List.of(CONTENT_READ, CONTENT_WRITE, CONTENT_PUBLISH, NEWSLETTER_READ, NEWSLETTER_WRITE, ADMIN);

    private Scope() {}

    /** The scopes that a key with these has. */
    static Set<String> implied(Set<String> granted) {
        return granted.contains(ADMIN) ? Set.copyOf(ALL) : granted;
    }
}
