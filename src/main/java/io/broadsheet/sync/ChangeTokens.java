package io.broadsheet.sync;

import io.broadsheet.database.Secrets;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.OptionalLong;
import javax.crypto.Cipher;
import javax.crypto.spec.SecretKeySpec;

/**
 * Places in the log as others carry them: base64url (RFC 4648) of the position and eight zero bytes, as one block of AES-256.
 * Nobody can make one, and two of them do not tell how far they are apart: how much is written that is not public is nobody's
 * business. The same place has the same token on every instance.
 */
@ApplicationScoped
class ChangeTokens {

    /** Characters. */
    static final int LENGTH = 22;

    private static final String SECRET = "change";
    private static final int BLOCK = 16;

    @Inject
    Secrets secrets;

    String write(long position) {
        byte[] block = ByteBuffer.allocate(BLOCK).putLong(position).array();
        return Base64.getUrlEncoder().withoutPadding().encodeToString(aes(Cipher.ENCRYPT_MODE, block));
    }

    /** Empty if it is none of ours. */
    OptionalLong read(String token) {
        if (token.length() != LENGTH) {
            return OptionalLong.empty();
        }
        byte[] block;
        try {
            block = Base64.getUrlDecoder().decode(token);
        } catch (IllegalArgumentException malformed) {
            return OptionalLong.empty();
        }
        long position = ByteBuffer.wrap(aes(Cipher.DECRYPT_MODE, block)).getLong();
        return write(position).equals(token) ? OptionalLong.of(position) : OptionalLong.empty();
    }

    /** Without chaining, for there is one block only and no two of them are alike. */
    private byte[] aes(int mode, byte[] block) {
        try {
            Cipher cipher = Cipher.getInstance("AES/ECB/NoPadding");
            cipher.init(mode, new SecretKeySpec(secrets.named(SECRET), "AES"));
            return cipher.doFinal(block);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
