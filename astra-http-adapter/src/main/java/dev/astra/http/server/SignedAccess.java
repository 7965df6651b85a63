package dev.astra.http.server;

import dev.astra.core.security.RequestKeys;
import dev.astra.core.security.RequestVerifier;
import dev.astra.core.security.SignatureOutcome;
import dev.astra.core.security.SignatureOutcome.Valid;
import dev.astra.http.server.AccessOutcome.Admitted;
import dev.astra.http.server.AccessOutcome.Denied;
import java.util.Optional;

/**
 * Immutable. Lets in what is signed with one of some keys: method, target, time, nonce and raw body. It does not look for
 * second deliveries; that is for {@link dev.astra.core.security.Replays}, in the transaction of the request.
 */
public final class SignedAccess implements Access {
    private static final int STATUS = 401;

    private final RequestVerifier verifier;

    /**
     * Accepts some keys.
     *
     * @param keys several while they are rotated
     * @throws dev.astra.core.RejectedException if one of them can be guessed
     */
    public SignedAccess(RequestKeys keys) {
        keys.keys().forEach(key -> SecretRule.require("key " + key.id(), Optional.of(key.secret())));
        this.verifier = new RequestVerifier(keys);
    }

    @Override
    public AccessOutcome admit(Call call) {
        SignatureOutcome outcome = verifier.verify(call.line(), call.signature(), call.body(), call.at());
        if (outcome instanceof Valid valid) {
            return new Admitted(new Caller(call.signature().keyId(), Optional.of(valid.proof())));
        }
        return new Denied(fault(outcome));
    }

    /** The fault of a signature that was not accepted. */
    public static Fault fault(SignatureOutcome outcome) {
        return outcome.fold(
                valid -> {
                    throw new IllegalArgumentException("expected an outcome that is a no, got a valid signature");
                },
                missing -> Fault.of(STATUS, "signature-missing", "expected the header " + missing.what()),
                malformed -> Fault.of(
                        STATUS, "signature-malformed", "expected another form of the header " + malformed.what()),
                wrong -> Fault.of(STATUS, "signature-wrong", "the signature does not fit the request"),
                old -> Fault.of(
                        STATUS,
                        "signature-too-old",
                        "signed " + old.age().toSeconds() + " s ago, expected at most 300 s; is the clock right?"),
                early -> Fault.of(
                        STATUS,
                        "signature-from-the-future",
                        "signed " + early.ahead().toSeconds()
                                + " s ahead, expected at most 300 s; is the clock right?"));
    }
}
