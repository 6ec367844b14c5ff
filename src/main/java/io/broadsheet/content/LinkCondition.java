package io.broadsheet.content;

import java.util.Locale;

/**
 * That an entry has one of some terms, or one of some hashtags, as HQL. By ids, so that an index serves it: slugs become ids
 * once in a query.
 *
 * @param table the entity of the links
 * @param name of the parameter that has the slugs or hashtags
 * @param term the entity whose slugs they are, or null where they stand in the link itself
 * @param one whether the parameter is one value and no list
 */
record LinkCondition(String table, String name, String term, boolean one) {

    /** Of an entry {@code e}. */
    String exists() {
        return "exists (select 1 from " + table + " x where x.entry = e and x." + comparison() + ")";
    }

    /** Of a link {@code l}. */
    String ofLink() {
        return "l." + comparison();
    }

    /** What it links to, in words. */
    String noun() {
        return term == null ? "hashtag" : term.toLowerCase(Locale.ROOT);
    }

    private String comparison() {
        String operator = one ? " = " : " in ";
        return term == null
                ? "hashtag" + operator + ":" + name
                : noun() + ".id" + operator + "(select t.id from " + term + " t where t.slug" + operator + ":" + name
                        + ")";
    }
}
