package dev.astra.http.server.vault;

import dev.astra.core.Secret;
import dev.astra.http.server.Access;
import dev.astra.http.server.AccessOutcome;
import dev.astra.http.server.AccessOutcome.Admitted;
import dev.astra.http.server.AccessOutcome.Denied;
import dev.astra.http.server.Call;
import dev.astra.http.server.Caller;
import dev.astra.http.server.Fault;
import dev.astra.http.server.MalformedCallException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Optional;

/**
 * Immutable. Lets in who knows the one secret of the older clients: in the header {@code Authorization}, without a word in
 * front, or in the body's field {@code authKey}.
 */
final class SharedKey implements Access {
    private static final Caller LEGACY = new Caller("legacy", Optional.empty());
    private static final Denied NO = new Denied(Fault.of(401, "key", "Invalid auth"));

    private final byte[] digest;

    SharedKey(Secret secret) {
        this.digest = digest(secret.reveal());
    }

    @Override
    public AccessOutcome admit(Call call) {
        return isIn(call) ? new Admitted(LEGACY) : NO;
    }

    boolean isIn(Call call) {
        return same(call.header("Authorization")) || same(authKey(call));
    }

    private static String authKey(Call call) {
        if (call.body().length == 0) {
            return "";
        }
        try {
            return call.fields().values().get("authKey") instanceof String text ? text : "";
        } catch (MalformedCallException unreadable) {
            return "";
        }
    }

    /** Digests of one length are compared, so that neither the place of a difference nor the length shows. */
    private boolean same(String sent) {
        return MessageDigest.isEqual(digest, digest(sent));
    }

    private static byte[] digest(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (java.security.NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java runtime has SHA-256", impossible);
        }
    }
}
