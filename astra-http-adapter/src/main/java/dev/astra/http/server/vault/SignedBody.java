package dev.astra.http.server.vault;

import dev.astra.core.Secret;
import dev.astra.core.security.LegacySignature;
import dev.astra.core.security.SignatureOutcome;
import dev.astra.core.security.SignatureOutcome.Valid;
import dev.astra.http.server.Access;
import dev.astra.http.server.AccessOutcome;
import dev.astra.http.server.AccessOutcome.Admitted;
import dev.astra.http.server.AccessOutcome.Denied;
import dev.astra.http.server.Call;
import dev.astra.http.server.Caller;
import dev.astra.http.server.Fault;
import dev.astra.http.server.Fields;
import dev.astra.http.server.MalformedCallException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Immutable. Lets in bodies with the older signature in them. A signature that is there must be right, also where the key
 * alone would do.
 */
final class SignedBody implements Access {
    private static final Denied UNREADABLE =
            new Denied(Fault.of(401, "signature-malformed", "Invalid signature: the body cannot be read"));

    private final LegacySignature signature;
    private final Map<String, @Nullable Object> defaults;
    private final Optional<SharedKey> instead;

    /**
     * Checks the signature.
     *
     * @param defaults the fields that it covers, with what stands for them when they were not sent
     * @param instead the key that does too, when nothing was signed
     */
    SignedBody(Secret secret, Map<String, @Nullable Object> defaults, Optional<SharedKey> instead) {
        this.signature = new LegacySignature(secret);
        this.defaults = defaults;
        this.instead = instead;
    }

    /** What the signature of a trade that happened covers. */
    static Map<String, @Nullable Object> completed() {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        fields.put("gems", 0);
        fields.put("pets", List.of());
        fields.put("timestamp", null);
        fields.put("userId", null);
        return fields;
    }

    /** What the signature of a question covers. */
    static Map<String, @Nullable Object> asked() {
        Map<String, @Nullable Object> fields = completed();
        fields.put("game", "PS99");
        return fields;
    }

    @Override
    public AccessOutcome admit(Call call) {
        try {
            String sent = sent(call);
            if (sent.isEmpty() && instead.isPresent()) {
                return instead.get().admit(call);
            }
            return outcome(signature.verify(call.line().path(), signed(call.fields()), sent, call.at()));
        } catch (MalformedCallException unreadable) {
            return instead.filter(key -> key.isIn(call))
                    .map(key -> key.admit(call))
                    .orElse(UNREADABLE);
        } catch (IllegalArgumentException uncanonical) {
            return UNREADABLE;
        }
    }

    private static String sent(Call call) {
        return call.body().length > 0 && call.fields().values().get("signature") instanceof String text ? text : "";
    }

    private Map<String, @Nullable Object> signed(Fields fields) {
        Map<String, @Nullable Object> signed = new LinkedHashMap<>();
        defaults.forEach((name, absent) -> {
            Object value = fields.values().get(name);
            signed.put(name, value == null ? absent : value);
        });
        return signed;
    }

    private static AccessOutcome outcome(SignatureOutcome outcome) {
        if (outcome instanceof Valid valid) {
            return new Admitted(new Caller("legacy", Optional.of(valid.proof())));
        }
        return new Denied(Fault.of(401, "signature", "Invalid signature: " + reason(outcome)));
    }

    private static String reason(SignatureOutcome outcome) {
        return outcome.fold(
                valid -> "none",
                missing -> "Missing " + missing.what(),
                malformed -> "Malformed " + malformed.what(),
                wrong -> "Signature mismatch",
                old -> "Payload too old (" + old.age().toSeconds() + " s)",
                early -> "Invalid timestamp (future)");
    }
}
