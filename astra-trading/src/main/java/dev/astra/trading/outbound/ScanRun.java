package dev.astra.trading.outbound;

import dev.astra.core.RejectedException;
import dev.astra.core.UnavailableException;
import dev.astra.trading.gateway.Copy;
import dev.astra.trading.gateway.ListedTrade;
import dev.astra.trading.gateway.PlayerId;
import dev.astra.trading.gateway.TradeDetails;
import dev.astra.trading.gateway.TradeId;
import dev.astra.trading.gateway.TradeParty;
import dev.astra.trading.gateway.TradeStatus;
import dev.astra.trading.offer.Side;
import dev.astra.trading.offer.Verdict;
import dev.astra.trading.outbound.JudgedTrade.Action;
import dev.astra.trading.outbound.JudgedTrade.Finding;
import dev.astra.trading.outbound.TrackedTrade.State;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** One thread. One scan from beginning to end. */
final class ScanRun {
    private static final int MOST_FAILURES = 3;

    private final Calls calls;
    private final TradeMemory memory;
    private final Prices prices;
    private final Declining declining;
    private final InstantSource clock;
    private final List<JudgedTrade> judged = new ArrayList<>();
    private final List<String> problems = new ArrayList<>();
    private int listed;
    private int ended;
    private int failures;

    ScanRun(Calls calls, TradeMemory memory, Prices prices, InstantSource clock) {
        this.calls = calls;
        this.memory = memory;
        this.prices = prices;
        this.declining = new Declining(calls, memory);
        this.clock = clock;
    }

    ScanOutcome run() throws InterruptedException {
        Optional<String> noValues = prices.problem();
        if (noValues.isPresent()) {
            return new ScanOutcome.NoValues(noValues.get(), report());
        }
        try {
            return scan();
        } catch (HaltedException halted) {
            return new ScanOutcome.Halted(memory.halted(halted.stop(), clock.instant()), report());
        }
    }

    /** A person must still act: nothing is asked. */
    ScanOutcome halted(Halt halt) {
        return new ScanOutcome.Halted(halt, report());
    }

    private ScanOutcome scan() throws InterruptedException, HaltedException {
        PlayerId me = calls.account();
        lookAtWhatWasBegun();
        Map<TradeId, ListedTrade> list = new HashMap<>();
        List<ListedTrade> open = calls.outbound();
        listed = open.size();
        open.forEach(trade -> list.put(trade.id(), trade));
        forgetWhatIsOver(list);
        for (ListedTrade trade : open) {
            Optional<String> tooOld = prices.problem();
            if (tooOld.isPresent()) {
                return new ScanOutcome.NoValues(tooOld.get(), report());
            }
            if (trade.status() == TradeStatus.OPEN && trade.expires().isAfter(clock.instant())) {
                look(me, trade);
            }
        }
        return new ScanOutcome.Done(report());
    }

    /** What an earlier run was declining when it ended: declined meanwhile, or to be judged by the prices of now. */
    private void lookAtWhatWasBegun() throws InterruptedException, HaltedException {
        if (memory.dry()) {
            return;
        }
        for (TrackedTrade trade : memory.all()) {
            if (trade.state() == State.DECLINING) {
                declining.lookAgain(trade);
            }
        }
    }

    private void forgetWhatIsOver(Map<TradeId, ListedTrade> list) {
        Instant now = clock.instant();
        for (TrackedTrade trade : memory.all()) {
            boolean expired = !trade.expires().isAfter(now);
            if (trade.state() == State.DECLINED || trade.state() == State.DECLINING) {
                if (trade.state() == State.DECLINED
                        && trade.expires().plus(TradeMemory.KEPT).isBefore(now)) {
                    memory.drop(trade);
                }
            } else if (expired || !list.containsKey(trade.id())) {
                ended++;
                memory.over(trade, expired ? "expired" : "no longer listed");
            }
        }
    }

    private void look(PlayerId me, ListedTrade listing) throws InterruptedException, HaltedException {
        Optional<TrackedTrade> known = memory.find(listing.id());
        if (known.isPresent() && known.get().state() != State.WATCHED) {
            if (known.get().state() == State.DECLINED) {
                problem("trade " + listing.id() + " is still listed although it is declined; it is left alone");
            }
            return;
        }
        Optional<TrackedTrade> trade = known.isPresent() ? known : fetched(me, listing);
        if (trade.isPresent()) {
            judge(me, trade.get());
        }
    }

    private Optional<TrackedTrade> fetched(PlayerId me, ListedTrade listing)
            throws InterruptedException, HaltedException {
        Optional<TradeDetails> details;
        try {
            details = calls.details(listing.id());
            failures = 0;
        } catch (UnavailableException | RejectedException failure) {
            problem("trade " + listing.id() + " could not be read: " + failure.getMessage());
            if (++failures == MOST_FAILURES) {
                throw failure;
            }
            return Optional.empty();
        }
        if (details.isEmpty() || details.get().status() != TradeStatus.OPEN) {
            return Optional.empty();
        }
        Optional<TradeParty> mine = details.get().of(me);
        Optional<TradeParty> theirs = details.get().partnerOf(me);
        if (mine.isEmpty() || theirs.isEmpty()) {
            problem("trade " + listing.id() + " is not a trade of this account; it is left alone");
            return Optional.empty();
        }
        if (tooLarge(mine.get()) || tooLarge(theirs.get())) {
            problem("trade " + listing.id() + " is larger than any trade can be; it is left alone");
            return Optional.empty();
        }
        TrackedTrade trade = tracked(listing, mine.get(), theirs.get());
        memory.remember(trade);
        return Optional.of(trade);
    }

    private static boolean tooLarge(TradeParty party) {
        return party.copies().size() > Side.MOST_COPIES || party.robux() > Side.MOST_ROBUX;
    }

    private TrackedTrade tracked(ListedTrade listing, TradeParty mine, TradeParty theirs) {
        return new TrackedTrade(
                listing.id(),
                theirs.player(),
                listing.expires(),
                mine.copies(),
                mine.robux(),
                theirs.copies(),
                theirs.robux(),
                State.WATCHED,
                clock.instant(),
                "",
                List.of());
    }

    private void judge(PlayerId me, TrackedTrade trade) throws InterruptedException, HaltedException {
        Verdict verdict = prices.judge(trade.offer());
        Finding finding = verdict.fold(keep -> Finding.GOOD, decline -> Finding.BAD, none -> Finding.UNPRICED);
        String held = held(trade);
        String explanation = verdict.summary();
        if (finding != Finding.BAD) {
            Optional<String> gone = gone(me, trade.mine());
            Optional<String> theirsGone = gone.isPresent() ? Optional.empty() : gone(trade.partner(), trade.theirs());
            if (gone.isPresent()) {
                finding = Finding.MINE_GONE;
                explanation = "decline (not yours any more: " + gone.get() + "): " + explanation;
            } else if (theirsGone.isPresent()) {
                finding = Finding.THEIRS_GONE;
                explanation = "decline (not theirs any more: " + theirsGone.get() + "): " + explanation;
            }
        }
        Action action = act(trade, finding, verdict, explanation + held);
        judged.add(new JudgedTrade(
                trade.id(), trade.partner(), trade.expires(), finding, action, verdict, explanation + held));
    }

    private Action act(TrackedTrade trade, Finding finding, Verdict verdict, String explanation)
            throws InterruptedException, HaltedException {
        Supplier<String> numbers = () ->
                explanation + " | " + String.join(" | ", verdict.weighing().explain());
        if (!finding.toDecline()) {
            memory.judged(trade, finding, explanation, numbers);
            return Action.NONE;
        }
        if (memory.dry()) {
            return Action.WOULD_DECLINE;
        }
        TrackedTrade decided = memory.deciding(
                trade, explanation, numbers.get(), DeclineFacts.of(trade.id(), trade.partner(), finding, verdict));
        Action action = declining.decline(decided);
        if (action == Action.UNCONFIRMED) {
            problem("trade " + trade.id()
                    + " is to be declined, and whether it is could not be found out; the next scan" + " looks first");
        }
        return action;
    }

    /** The items of copies that the player does not own any more; empty if all are there or it cannot be seen. */
    private Optional<String> gone(PlayerId player, List<Copy> copies) throws InterruptedException, HaltedException {
        if (copies.isEmpty()) {
            return Optional.empty();
        }
        try {
            List<Copy> missing =
                    calls.inventory(player).map(owned -> owned.missing(copies)).orElse(List.of());
            return missing.isEmpty()
                    ? Optional.empty()
                    : Optional.of(String.join(
                            ", ",
                            missing.stream().map(copy -> "item " + copy.item()).toList()));
        } catch (RejectedException refused) {
            problem("an inventory could not be read: " + refused.getMessage());
            return Optional.empty();
        }
    }

    private static String held(TrackedTrade trade) {
        long held = trade.mine().stream().filter(Copy::onHold).count()
                + trade.theirs().stream().filter(Copy::onHold).count();
        return held == 0 ? "" : "; " + held + " on hold";
    }

    private void problem(String text) {
        if (problems.size() < ScanReport.MOST_PROBLEMS) {
            problems.add(text);
        }
    }

    private ScanReport report() {
        return new ScanReport(
                memory.dry(), calls.pages, listed, calls.fetched, calls.inventories(), ended, judged, problems);
    }
}
