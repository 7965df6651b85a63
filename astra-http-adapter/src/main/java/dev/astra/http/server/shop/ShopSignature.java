package dev.astra.http.server.shop;

import dev.astra.core.Secret;
import dev.astra.http.server.Access;
import dev.astra.http.server.AccessOutcome;
import dev.astra.http.server.AccessOutcome.Admitted;
import dev.astra.http.server.AccessOutcome.Denied;
import dev.astra.http.server.Call;
import dev.astra.http.server.Caller;
import dev.astra.http.server.Fault;
import dev.astra.http.server.SecretRule;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Immutable. Lets in what the shop signed: {@code X-Shoppy-Signature} is the hex HMAC-SHA-512 of the raw body. */
final class ShopSignature implements Access {
    private static final String HEADER = "X-Shoppy-Signature";
    private static final String CODE = "HmacSHA512";
    private static final int LEAST_BYTES = 16;
    private static final Caller SHOP = new Caller("shop", Optional.empty());
    private static final Denied MISSING = denied("signature-missing", "expected the header " + HEADER);
    private static final Denied WRONG = denied("signature-wrong", "the signature does not fit the body");

    private final SecretKeySpec key;

    ShopSignature(Secret secret) {
        String text = SecretRule.require("the shop's webhook secret", Optional.of(secret), LEAST_BYTES)
                .reveal();
        this.key = new SecretKeySpec(text.getBytes(StandardCharsets.UTF_8), CODE);
    }

    private static Denied denied(String code, String detail) {
        return new Denied(Fault.of(401, code, detail));
    }

    @Override
    public AccessOutcome admit(Call call) {
        String sent = call.header(HEADER);
        if (sent.isEmpty()) {
            return MISSING;
        }
        byte[] found = sent.toLowerCase(Locale.ROOT).getBytes(StandardCharsets.UTF_8);
        return MessageDigest.isEqual(expected(call.body()), found) ? new Admitted(SHOP) : WRONG;
    }

    private byte[] expected(byte[] body) {
        try {
            Mac mac = Mac.getInstance(CODE);
            mac.init(key);
            return HexFormat.of().formatHex(mac.doFinal(body)).getBytes(StandardCharsets.US_ASCII);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every Java runtime has " + CODE, impossible);
        }
    }
}
