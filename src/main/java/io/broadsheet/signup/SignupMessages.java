package io.broadsheet.signup;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** What mails and pages say to readers. Other languages are in {@code messages/signup_<language>.properties}. */
@MessageBundle("signup")
public interface SignupMessages {

    @Message(
            "If this address can get {name}, a mail with a link to confirm it is on its way. Look into your spam folder, too.")
    String accepted(String name);

    @Message("Please confirm: {name}")
    String confirmationSubject(String name);

    @Message("Somebody, hopefully you, has signed up this address to {name}.")
    String confirmationReason(String name);

    /** What the receipt of a consent keeps. */
    @Message("I want to get {name} by mail. I can leave at any time.")
    String consent(String name);

    @Message("Confirm")
    String confirm();

    @Message("If it was not you, do nothing: without a confirmation nothing more will come.")
    String confirmationIgnored();

    @Message("The link works for seven days.")
    String confirmationEnds();
}
