package io.broadsheet.mail;

import java.util.Optional;

/**
 * Writes the mails of one kind. An application-scoped bean: it may itself use the {@link MailQueue}. Its methods are called on
 * threads of their own, outside requests, each in a transaction.
 */
public interface MailSource {

    /** The kind, a word in lower case; unique among all sources, and kept in rows. */
    String kind();

    /**
     * Whether mails of this kind come in thousands. They are sent several at a time, no faster than configured; others one after
     * the other, and never behind these.
     */
    boolean bulk();

    /**
     * Writes the mail when its turn has come, once for each attempt to send it. What it throws fails the mail; no more than its
     * class is told.
     *
     * @return nothing if the mail is not to be sent any more
     */
    Optional<Letter> write(Mail mail);

    /**
     * Told in the transaction that fails a mail because there is no such address (RFC 3463: 5.1.1 and the like). If this throws
     * the mail fails all the same.
     *
     * @param reason the reply of the server, one line, without addresses
     */
    default void bounced(Mail mail, String reason) {}
}
