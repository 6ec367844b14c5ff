package io.broadsheet.mail;

import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * What a mail says. Nothing in it can begin a header of its own, or a command: whatever has CR, LF or NUL where a line is
 * expected is refused.
 *
 * @param to the address alone, in ASCII: names of domains as A-labels (RFC 5890); without the extension of RFC 6531, which the
 *     client does not know, there can be no other letters before the @ either
 * @param fromName the name of the sender, in any letters, or empty
 * @param replyTo an address as in {@code to}, or null
 * @param subject in any letters, up to 500 characters
 * @param text plain text, lines of any length
 * @param html a whole document
 * @param headers further ones, such as {@code List-Unsubscribe}: ASCII, up to 900 characters each; not those that all mails have
 * @throws IllegalArgumentException if it is none of this; the message holds no address
 */
public record Letter(
        String to,
        String fromName,
        String replyTo,
        String subject,
        String text,
        String html,
        Map<String, String> headers) {

    private static final int LONGEST_SUBJECT = 500;

    /** Well within the 998 that a line may have (RFC 5322, section 2.1.1). */
    private static final int LONGEST_HEADER = 900;

    /** RFC 5321, section 4.5.3.1. */
    private static final int LONGEST_ADDRESS = 254;

    /** Neither blanks nor what encloses or parts addresses, quoted or not. */
    private static final Pattern ADDRESS =
            Pattern.compile("[!-~&&[^\\s<>(),;:\\\\\"@\\[\\]]]+@[!-~&&[^\\s<>(),;:\\\\\"@]]+");

    /** RFC 5322, section 2.2. */
    private static final Pattern HEADER_NAME = Pattern.compile("[!-9;-~]{1,76}");

    private static final Pattern HEADER_VALUE = Pattern.compile("[ -~]{1," + LONGEST_HEADER + "}");

    /** Made for every mail, or decided by it. */
    private static final Set<String> OURS = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);

    static {
        OURS.addAll(Set.of("From", "Sender", "Reply-To", "To", "Cc", "Bcc", "Subject", "Date", "Message-ID"));
        OURS.addAll(Set.of("MIME-Version", "Return-Path", "Auto-Submitted"));
    }

    public Letter {
        require(isAddress(to), "to");
        require(isLine(fromName), "fromName");
        require(replyTo == null || isAddress(replyTo), "replyTo");
        require(isLine(subject) && subject.length() <= LONGEST_SUBJECT, "subject");
        require(text.indexOf('\0') < 0, "text");
        require(html.indexOf('\0') < 0, "html");
        headers = Map.copyOf(headers);
        headers.forEach((name, value) -> {
            require(HEADER_NAME.matcher(name).matches() && !isOurs(name), "name of a header");
            require(HEADER_VALUE.matcher(value).matches(), name);
        });
    }

    static boolean isAddress(String text) {
        return text.length() <= LONGEST_ADDRESS && ADDRESS.matcher(text).matches();
    }

    private static boolean isLine(String text) {
        return text.chars().noneMatch(Character::isISOControl);
    }

    private static boolean isOurs(String header) {
        return OURS.contains(header) || header.regionMatches(true, 0, "Content-", 0, "Content-".length());
    }

    private static void require(boolean met, String what) {
        if (!met) {
            throw new IllegalArgumentException("No letter has such a " + what);
        }
    }
}
