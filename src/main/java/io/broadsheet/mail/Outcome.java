package io.broadsheet.mail;

import java.util.regex.Pattern;

/**
 * What came of an attempt to send a mail.
 *
 * @param reason one line without addresses, or null
 */
record Outcome(Kind kind, String reason) {

    enum Kind {
        SENT,
        /** There was nothing to say. */
        SKIPPED,
        /** Surely not sent; the server wants it later. */
        DELAYED,
        /** Surely not sent; the server, or we, will never have it. */
        REFUSED,
        /** As refused, because there is no such address. */
        BOUNCED,
        /** Nobody knows. */
        DOUBTFUL,
        /** Surely not sent, which has nothing to do with this mail: no other could be sent either. */
        UNREACHABLE,
    }

    private static final int LONGEST_REASON = 500;

    /** Servers like to repeat it, with what stands around it. */
    private static final Pattern ADDRESS = Pattern.compile("[^\\s<>()\\[\\]\"',:;]+@\\[?[^\\s<>()\\[\\]\"',:;]+");

    private static final Pattern BLANK = Pattern.compile("[\\p{Cntrl}\\s]+");

    static final Outcome SENT = new Outcome(Kind.SENT, null);
    static final Outcome SKIPPED = new Outcome(Kind.SKIPPED, null);

    Outcome {
        reason = reason == null ? null : clean(reason);
    }

    /** Without a source being told, which has failed over it. */
    Outcome untold() {
        return kind == Kind.BOUNCED ? new Outcome(Kind.REFUSED, reason) : this;
    }

    private static String clean(String reason) {
        String line = BLANK.matcher(ADDRESS.matcher(reason).replaceAll("***")).replaceAll(" ");
        return line.substring(0, Math.min(line.length(), LONGEST_REASON)).strip();
    }
}
