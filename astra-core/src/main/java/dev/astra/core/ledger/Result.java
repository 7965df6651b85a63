package dev.astra.core.ledger;

import dev.astra.core.ledger.Refusal.Reason;

/** What came of a request, as one number: what it made, or, below zero, why it was refused and about which account. */
final class Result {
    private static final long PLACES = 1000;

    private Result() {}

    /**
     * A refusal.
     *
     * @param place which account of the request it is about, see {@link Asked#account}; 0 for none
     */
    static long refused(Reason reason, int place) {
        return -(reason.code() * PLACES + place);
    }

    static boolean isRefused(long result) {
        return result < 0;
    }

    static Reason reason(long refused) {
        return Reason.of(-refused / PLACES);
    }

    static int place(long refused) {
        return (int) (-refused % PLACES);
    }

    static Refusal refusal(long refused, Asked asked) {
        return new Refusal(reason(refused), asked.account(place(refused)));
    }
}
