package dev.astra.launcher.command;

import dev.astra.core.ledger.Refusal;

/** What a ledger answers, in a person's words. */
final class LedgerWords {
    private LedgerWords() {}

    static String of(Refusal refusal) {
        String account = refusal.account().map(name -> " " + name).orElse("");
        return "Refused: "
                + switch (refusal.reason()) {
                    case UNKNOWN_ACCOUNT -> "there is no account" + account;
                    case CLOSED_ACCOUNT -> "account" + account + " is closed";
                    case OTHER_ASSET -> "account" + account + " counts something else";
                    case BELOW_MINIMUM -> "not enough on" + account + ", what is held of it counted";
                    case ABOVE_MAXIMUM -> "too much for" + account + ", what is held for it counted";
                    case UNKNOWN_HOLD -> "there is no such hold";
                    case FINISHED_HOLD -> "the hold was posted, voided or has expired";
                    case MORE_THAN_HELD -> "more than is held";
                    case UNKNOWN_TRANSFER -> "there is no such transfer";
                    case REVERSED_ALREADY -> "it is reversed already";
                    case MORE_THAN_LEFT -> "more than is left to reverse";
                    case IS_REVERSAL -> "a reversal is not reversed";
                    case WITH_ANOTHER -> "another one of them was refused";
                }
                + ". Nothing was done; this id stays refused, so ask again with another one.";
    }

    static String conflict() {
        return "Refused: this id was used before, for something else. Nothing was done.";
    }
}
