package dev.astra.licensing.signature;

import java.util.HexFormat;

/** How keys are written to files of their own. No message shows a part of a secret. */
final class KeyFormat {
    private static final String HEADER = "astra-key-1";
    private static final String ROOT = "root";
    private static final int SECRET_BYTES = 32;

    private KeyFormat() {}

    static String write(SigningKey root) {
        return HEADER + " " + ROOT + "\npublic " + root.verifying() + "\nsecret " + root.secretHex() + "\n";
    }

    static String write(Signer signer) {
        return HEADER + " " + signer.certificate().purpose().word() + "\n"
                + signer.certificate().lines() + "secret " + signer.key().secretHex() + "\n";
    }

    static SigningKey readRoot(String text) {
        Lines lines = new Lines(text);
        String word = lines.value(HEADER);
        if (!word.equals(ROOT)) {
            throw new IllegalArgumentException("expected a root key, got a key of another kind");
        }
        VerifyingKey verifying = new VerifyingKey(lines.value("public"));
        SigningKey key = SigningKey.of(secret(lines), verifying);
        lines.end();
        return key;
    }

    static Signer readSigner(Purpose purpose, String text) {
        Lines lines = new Lines(text);
        String word = lines.value(HEADER);
        if (!word.equals(purpose.word())) {
            throw new IllegalArgumentException(
                    "expected a key of the kind " + purpose.word() + ", got one of another kind");
        }
        Certificate certificate = Certificate.read(purpose, lines);
        Signer signer = new Signer(SigningKey.of(secret(lines), certificate.key()), certificate);
        lines.end();
        return signer;
    }

    private static byte[] secret(Lines lines) {
        return HexFormat.of().parseHex(Form.hex("private key", lines.value("secret"), SECRET_BYTES));
    }
}
