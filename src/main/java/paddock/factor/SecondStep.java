package paddock.factor;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** How it stands with somebody's codes of the moment. */
public sealed interface SecondStep {

    /** A password is enough to sign in. */
    record Off() implements SecondStep {}

    /**
     * Their telephone is being told the secret; the password is enough until it has given a right code.
     *
     * @param key the secret, to be typed by hand
     */
    record Pending(String key) implements SecondStep {

        /** In groups, for whoever types it. */
        public String grouped() {
            return Base32.grouped(key, " ");
        }

        /** The same for a camera, as the programs for such codes have agreed. */
        public QrCode qrCode(String email) {
            return QrCode.of("otpauth://totp/Paddock:"
                    + URLEncoder.encode(email, StandardCharsets.UTF_8).replace("+", "%20") + "?secret=" + key
                    + "&issuer=Paddock&algorithm=SHA1&digits=6&period=30");
        }
    }

    /** A code is asked for after the password. */
    record On(int recoveryCodesLeft) implements SecondStep {}
}
