/** The queue of mails, and who sends them: each at most once, over SMTP or into files. It knows nothing of what mails are about. */
package io.broadsheet.mail;
