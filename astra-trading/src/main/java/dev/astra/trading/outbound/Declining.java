package dev.astra.trading.outbound;

import dev.astra.core.UnavailableException;
import dev.astra.trading.gateway.DeclineOutcome;
import dev.astra.trading.gateway.TradeDetails;
import dev.astra.trading.gateway.TradeStatus;
import dev.astra.trading.outbound.JudgedTrade.Action;
import java.util.Optional;

/**
 * One thread. Carries a decision out: asks the site to decline, and believes only what it reads back. What could not be read
 * back stays decided; the next run looks before it asks again.
 *
 * @param calls the site
 * @param memory the store
 */
record Declining(Calls calls, TradeMemory memory) {
    private static final int MOST_TRIES = 3;

    /**
     * Declines a trade.
     *
     * @param trade decided in the store to be declined
     */
    Action decline(TrackedTrade trade) throws InterruptedException, HaltedException {
        for (int tried = 1; tried <= MOST_TRIES; tried++) {
            Optional<DeclineOutcome> answer = asked(trade);
            if (answer.isPresent() && answer.get() instanceof DeclineOutcome.Refused refused) {
                memory.refused(trade, refused.reason());
                return Action.REFUSED;
            }
            Optional<Action> settled =
                    settle(trade, answer.isPresent() && answer.get() instanceof DeclineOutcome.Declined);
            if (settled.isPresent()) {
                return settled.get();
            }
            if (answer.isPresent()) {
                return Action.UNCONFIRMED;
            }
            if (tried < MOST_TRIES) {
                calls.waitForTheSite(tried);
            }
        }
        return Action.UNCONFIRMED;
    }

    /**
     * Looks what became of a trade that an earlier run was declining.
     *
     * @return the trade, if it is still open and is to be judged anew
     */
    Optional<TrackedTrade> lookAgain(TrackedTrade trade) throws InterruptedException, HaltedException {
        Optional<TradeDetails> details = calls.details(trade.id());
        if (details.isPresent() && !details.get().status().isOver()) {
            return Optional.of(memory.reconsidered(trade));
        }
        over(trade, details.map(TradeDetails::status), false);
        return Optional.empty();
    }

    /** Empty if the answer did not come: it may have been declined or not. */
    private Optional<DeclineOutcome> asked(TrackedTrade trade) throws InterruptedException, HaltedException {
        try {
            return Optional.of(calls.decline(trade.id()));
        } catch (UnavailableException lost) {
            return Optional.empty();
        }
    }

    /** Empty if the trade is still open. */
    private Optional<Action> settle(TrackedTrade trade, boolean said) throws InterruptedException, HaltedException {
        Optional<TradeDetails> details;
        try {
            details = calls.details(trade.id());
        } catch (UnavailableException unknown) {
            return Optional.of(Action.UNCONFIRMED);
        }
        if (details.isPresent() && !details.get().status().isOver()) {
            return Optional.empty();
        }
        return Optional.of(over(trade, details.map(TradeDetails::status), said));
    }

    private Action over(TrackedTrade trade, Optional<TradeStatus> status, boolean said) {
        if (status.equals(Optional.of(TradeStatus.DECLINED)) || (said && status.isEmpty())) {
            memory.declined(trade);
            return Action.DECLINED;
        }
        memory.over(trade, status.map(TradeStatus::name).orElse("gone"));
        return Action.OVER;
    }
}
