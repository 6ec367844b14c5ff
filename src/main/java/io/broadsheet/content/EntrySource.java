package io.broadsheet.content;

/**
 * What a list of entries is read from, as HQL: what has its rows in the order wanted, if anything but the entries has.
 *
 * @param from with the entries as {@code e}
 * @param listed the name of what has {@code listedAt}; a link has the other orders, too
 * @param id the path of the id that stands beside it
 * @param condition on the rows, or null
 */
record EntrySource(String from, String listed, String id, String condition) {

    private static final String MATCHES = "cast(sql('(? @@ cast(? as tsquery))', w.words, :match) as boolean) = true";

    static final EntrySource ENTRIES = new EntrySource("Entry e", "e", "e.id", null);

    /** Of what matches {@code :match}, the newest that have one of {@code :stems} in the title. */
    static final EntrySource TITLED = new EntrySource(
            "(select t.entryId as id, t.listedAt as listedAt from EntryTitleWord t where t.word in :stems"
                    + " order by t.listedAt desc limit " + EntrySearch.WEIGHED
                    + ") l join Entry e on e.id = l.id join EntryWords w on w.entryId = e.id",
            "l",
            "l.id",
            MATCHES);

    /** The entries of a link table, which has them in every order. */
    static EntrySource linked(String table) {
        return new EntrySource(table + " l join l.entry e", "l", "l.entry.id", null);
    }

    boolean isLink() {
        return id.equals("l.entry.id");
    }

    /** Of these what matches {@code :match}, looking into the words of one entry after the other. */
    EntrySource looked() {
        return new EntrySource(from + " join EntryWords w on w.entryId = e.id", listed, id, MATCHES);
    }

    /**
     * What matches {@code :match}, all of it, found by its words and put in order before anything else is looked at: the
     * planner does not know how dear it is to look into the words of an entry.
     */
    static EntrySource found(boolean descending) {
        String direction = descending ? " desc" : " asc";
        return new EntrySource(
                "(select w.entryId as id, w.listedAt as listedAt from EntryWords w where " + MATCHES
                        + " order by w.listedAt" + direction + ", w.entryId" + direction
                        + ") l join Entry e on e.id = l.id",
                "l",
                "l.id",
                null);
    }
}
