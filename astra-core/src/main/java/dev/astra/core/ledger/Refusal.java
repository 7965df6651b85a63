package dev.astra.core.ledger;

import dev.astra.core.CorruptDataException;
import java.util.Optional;

/**
 * Immutable. Why a request was refused. Nothing of it was done, and a repetition of the request is refused in the same way,
 * also when it would be possible by then: ask anew with another id.
 *
 * @param reason why
 * @param account the account that it is about, if it is about one
 */
public record Refusal(Reason reason, Optional<AccountName> account) {
    /** Why a request can be refused. */
    public enum Reason {
        /** There is no such account. */
        UNKNOWN_ACCOUNT(1),
        /** The account is closed. */
        CLOSED_ACCOUNT(2),
        /** The account counts another asset than the amount is of. */
        OTHER_ASSET(3),
        /** The account has not enough, holds counted. */
        BELOW_MINIMUM(4),
        /** The account would have too much, holds counted. */
        ABOVE_MAXIMUM(5),
        /** There never was such a hold. */
        UNKNOWN_HOLD(6),
        /** The hold was posted, voided or has expired. */
        FINISHED_HOLD(7),
        /** More was asked for than is held. */
        MORE_THAN_HELD(8),
        /** There is no such transfer. */
        UNKNOWN_TRANSFER(9),
        /** Nothing is left to reverse. */
        REVERSED_ALREADY(10),
        /** More was asked for than is left to reverse. */
        MORE_THAN_LEFT(11),
        /** A reversal is not reversed: make a new transfer instead. */
        IS_REVERSAL(12),
        /** It belonged to others, of which one was refused. */
        WITH_ANOTHER(13);

        private final int code;

        Reason(int code) {
            this.code = code;
        }

        /** Stands in the log for good. */
        int code() {
            return code;
        }

        static Reason of(long code) {
            for (Reason reason : values()) {
                if (reason.code == code) {
                    return reason;
                }
            }
            throw new CorruptDataException("expected the code of a refusal, found " + code);
        }
    }
}
