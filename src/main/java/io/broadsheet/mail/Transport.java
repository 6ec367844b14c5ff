package io.broadsheet.mail;

import io.vertx.ext.mail.MailMessage;

/** Where mails go. */
interface Transport {

    /** Waits for the answer, a minute at most, and throws nothing. */
    Outcome deliver(MailMessage message);
}
