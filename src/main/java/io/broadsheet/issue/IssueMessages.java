package io.broadsheet.issue;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** What stands around the content of an issue. Other languages are in {@code messages/issue_<language>.properties}. */
@MessageBundle("issue")
public interface IssueMessages {

    @Message("You get this mail because you have signed up to {name}.")
    String reason(String name);

    @Message("Unsubscribe")
    String unsubscribe();

    @Message("Change what you get")
    String preferences();

    /** The subject of a mail that only its makers see. */
    @Message("[Test] {subject}")
    String trial(String subject);
}
