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

    @Message("Confirmed")
    String confirmedTitle();

    @Message("From now on you get {name} by mail.")
    String confirmed(String name);

    @Message("The next issue comes by itself; there is nothing more to do. In every issue is a link to leave.")
    String comesNext();

    @Message("Leave")
    String unsubscribeTitle();

    @Message("Do you want to get no more mail of {name}?")
    String unsubscribeQuestion(String name);

    @Message("Leave")
    String unsubscribe();

    @Message("You have left")
    String unsubscribedTitle();

    @Message("You get no more mail of {name}. If one is being sent at this moment, it may still arrive.")
    String unsubscribed(String name);

    @Message("This link does not work")
    String refusedTitle();

    @Message(
            "It may be incomplete or older than seven days, or a newer mail has replaced it. Please sign up again: a new mail"
                    + " will come, and the link in it works.")
    String refusedConfirmation();

    @Message("It may be incomplete or too old. Please take the link at the end of the last issue that you got.")
    String refusedLink();

    @Message("Your newsletters")
    String preferencesTitle();

    @Message("What you choose here holds for {address}.")
    String preferencesOf(String address);

    @Message(
            "Nothing is sent to this address any more, since mail to it came back or was reported as unwanted. Only the publisher can change that.")
    String suppressed();

    @Message("What you get")
    String newsletters();

    @Message("Pause")
    String pause();

    @Message("Nothing is sent to you before {day}.")
    String paused(String day);

    @Message("Send me nothing before")
    String pauseUntil();

    @Message("Until the morning of that day, at most a year ahead. Empty means no pause.")
    String pauseHint();

    @Message("Nothing was saved: please choose a day from tomorrow on, at most a year ahead.")
    String pauseWrong();

    @Message("Save")
    String save();

    @Message("Save and end the pause")
    String resume();

    @Message("Saved.")
    String saved();

    @Message("Nothing was saved: something has changed since this page was shown. Please look again, and save then.")
    String stale();

    @Message("What we hold about you")
    String held();

    @Message("Your address, what you signed up to, and when you agreed to it.")
    String heldText();

    @Message("Download everything")
    String download();

    @Message("Erase everything …")
    String erase();

    @Message("Erase everything?")
    String eraseTitle();

    @Message(
            "All newsletters end, and what we hold about you is erased for good. What stays, without your address, is a note that it was wanted, so that no import brings you back.")
    String eraseQuestion();

    @Message("Erase for good")
    String eraseSurely();

    @Message("Back, without erasing")
    String back();

    @Message("Erased")
    String erasedTitle();

    @Message("Nothing about you is held here any more, and no more mail will come.")
    String erased();
}
