package dev.astra.core.ledger;

import java.util.ArrayList;
import java.util.List;

/** Outcomes of results. */
final class Outcomes {
    private Outcomes() {}

    static TransferOutcome transfer(long result, RequestId id, Asked asked) {
        if (result == Book.CONFLICT) {
            return new TransferOutcome.Conflict(id);
        }
        return Result.isRefused(result)
                ? new TransferOutcome.Refused(Result.refusal(result, asked))
                : new TransferOutcome.Applied(new TransferId(result));
    }

    static List<TransferOutcome> transfers(long[] results, List<Transfer> transfers, List<Asked> asked) {
        List<TransferOutcome> outcomes = new ArrayList<>();
        for (int i = 0; i < results.length; i++) {
            outcomes.add(transfer(results[i], transfers.get(i).id(), asked.get(i)));
        }
        return List.copyOf(outcomes);
    }

    static HoldOutcome hold(long result, RequestId id, Asked asked) {
        if (result == Book.CONFLICT) {
            return new HoldOutcome.Conflict(id);
        }
        return Result.isRefused(result)
                ? new HoldOutcome.Refused(Result.refusal(result, asked))
                : new HoldOutcome.Done(new HoldId(result));
    }
}
