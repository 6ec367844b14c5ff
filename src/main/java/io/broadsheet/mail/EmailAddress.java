package io.broadsheet.mail;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.text.IDNA;
import com.ibm.icu.text.Normalizer2;
import com.sanctionco.jmail.EmailValidator;
import com.sanctionco.jmail.JMail;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * One address that mail can be sent to: a mailbox of RFC 5321 without quotes, with a domain of two labels or more. Both
 * sides of the {@code @} may be written in any script (RFC 6531, UTS 46). Equal are those of the same {@link #key()}.
 */
public final class EmailAddress {

    /** Octets of the whole: RFC 5321 gives a path 256, and the angle brackets around it are two of them. */
    public static final int MAX_LENGTH = 254;

    /** What is taken, in words. */
    public static final String RULE = "must be one e-mail address such as jo@example.org";

    /** RFC 5321, section 4.5.3.1.1. */
    private static final int MAX_LOCAL_OCTETS = 64;

    /** Controls, characters that nobody sees, blanks, and what quotes, comments and display names are made with. */
    private static final Pattern REFUSED = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Cs}\\p{Z}\"()<>]");

    private static final EmailValidator GRAMMAR = JMail.validator()
            .disallowIpDomain()
            .requireTopLevelDomain()
            .disallowSingleCharacterTopLevelDomains()
            .disallowExplicitSourceRouting();

    private static final IDNA UTS46 = IDNA.getUTS46Instance(IDNA.NONTRANSITIONAL_TO_ASCII
            | IDNA.CHECK_BIDI
            | IDNA.CHECK_CONTEXTJ
            | IDNA.CHECK_CONTEXTO
            | IDNA.USE_STD3_RULES);

    private static final Normalizer2 NFC = Normalizer2.getNFCInstance();

    private final String given;
    private final String local;
    private final String domain;

    private EmailAddress(String given, String local, String domain) {
        this.given = given;
        this.local = local;
        this.domain = domain;
    }

    /** @return nothing if the text, without white space around it, is not exactly one address */
    public static Optional<EmailAddress> parse(String text) {
        String given = text.strip();
        int at = given.lastIndexOf('@');
        if (at < 0 || octets(given) > MAX_LENGTH || REFUSED.matcher(given).find()) {
            return Optional.empty();
        }
        return ascii(given.substring(at + 1))
                .map(domain -> new EmailAddress(given, given.substring(0, at), domain))
                .filter(EmailAddress::isValid);
    }

    /** Domains are spelt as on the wire before the grammar looks at them, so that both see the same. */
    private static Optional<String> ascii(String domain) {
        IDNA.Info info = new IDNA.Info();
        String ascii = UTS46.nameToASCII(domain, new StringBuilder(), info).toString();
        return info.hasErrors() ? Optional.empty() : Optional.of(ascii);
    }

    /** A domain of more than 255 octets cannot be in so short an address. */
    private boolean isValid() {
        return octets(local) <= MAX_LOCAL_OCTETS && octets(wire()) <= MAX_LENGTH && GRAMMAR.isValid(wire());
    }

    private static int octets(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }

    /** As its owner wrote it, without white space around it; at most {@value #MAX_LENGTH} octets in UTF-8. */
    public String given() {
        return given;
    }

    /**
     * As SMTP gets it: the domain in ASCII (UTS 46, non-transitional), the local part as given. A local part that is not
     * ASCII needs a server with SMTPUTF8 (RFC 6531).
     */
    public String wire() {
        return local + "@" + domain;
    }

    /**
     * For comparison: the domain as in {@link #wire()}, the local part in NFC and in lower case (simple case folding of
     * Unicode, so {@code ß} is not {@code ss}). RFC 5321 lets capitals name another mailbox; no provider does. Dots and
     * what follows a {@code +} are kept, since they do name another mailbox with some.
     */
    public String key() {
        return comparable(local) + "@" + domain;
    }

    /**
     * The key without what stands from the first {@code +} on in the local part: for limits only, since mails to
     * {@code jo+1@example.org} and {@code jo+2@example.org} mostly end in one box.
     */
    public String mailbox() {
        String comparable = comparable(local);
        int plus = comparable.indexOf('+');
        return (plus > 0 ? comparable.substring(0, plus) : comparable) + "@" + domain;
    }

    private static String comparable(String local) {
        StringBuilder folded = new StringBuilder();
        NFC.normalize(local)
                .codePoints()
                .forEach(character -> folded.appendCodePoint(UCharacter.foldCase(character, true)));
        return NFC.normalize(folded);
    }

    /** In ASCII and in lower case. */
    public String domain() {
        return domain;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof EmailAddress address && key().equals(address.key());
    }

    @Override
    public int hashCode() {
        return key().hashCode();
    }

    /** Shows nothing of the address, which no log may hold. */
    @Override
    public String toString() {
        return "EmailAddress[…]";
    }
}
