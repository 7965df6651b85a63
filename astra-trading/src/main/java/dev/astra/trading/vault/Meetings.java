package dev.astra.trading.vault;

import dev.astra.core.UserId;
import dev.astra.core.store.Tx;
import dev.astra.core.store.View;
import dev.astra.trading.account.Accounts;
import dev.astra.trading.gateway.PlayerId;
import dev.astra.trading.vault.item.Bundle;
import dev.astra.trading.vault.item.Fault;
import dev.astra.trading.vault.item.Handover;
import dev.astra.trading.vault.item.Item;
import dev.astra.trading.vault.trade.BotId;
import dev.astra.trading.vault.trade.Meeting;
import dev.astra.trading.vault.trade.Trade;
import dev.astra.trading.vault.trade.TradeKey;
import java.util.Map;
import java.util.Optional;

/** Thread-safe. What the game's client says of meetings, each of which counts once. */
final class Meetings {
    private final Desk desk;

    Meetings(Desk desk) {
        this.desk = desk;
    }

    static Optional<Told> find(View view, TradeKey key) {
        return view.table(Stored.MEETINGS).get(key.toString());
    }

    private static Booking booking(View view, Told told) {
        return view.table(Stored.TRADES).get(told.meeting().trade()).orElseThrow();
    }

    OpenOutcome open(Tx tx, TradeKey key, PlayerId player) {
        Optional<Told> before = find(tx, key);
        if (before.isPresent()) {
            Trade trade = booking(tx, before.get()).trade();
            return before.get().meeting().player().equals(player) ? decision(trade) : new OpenOutcome.Conflict(trade);
        }
        if (tx.table(Stored.CLOSED).get(key.toString()).isPresent()) {
            return new OpenOutcome.Busy();
        }
        Optional<UserId> user = Accounts.find(tx, player).map(link -> link.user());
        if (user.isEmpty()) {
            return new OpenOutcome.UnknownPlayer();
        }
        desk.tidy(tx);
        desk.endDue(tx, user.get());
        Optional<Booking> waiting = Booking.reserved(tx, user.get());
        if (waiting.filter(booking -> booking.trade().meeting().isPresent()).isPresent()) {
            return new OpenOutcome.Busy();
        }
        Booking booking = waiting.orElseGet(
                () -> new Booking(desk.begin(tx, user.get(), Trade.Kind.DEPOSIT, Bundle.NOTHING), Optional.empty()));
        Trade met = booking.trade().met(key);
        tx.put(Stored.MEETINGS, Told.opened(new Meeting(key, met.id(), player, tx.now(), Meeting.State.OPEN)));
        return decision(desk.store(tx, booking.with(met)));
    }

    private static OpenOutcome decision(Trade trade) {
        return trade.kind() == Trade.Kind.DEPOSIT ? new OpenOutcome.Deposit(trade) : new OpenOutcome.Withdraw(trade);
    }

    CompleteOutcome complete(Tx tx, TradeKey key, Handover handover) {
        Optional<Told> found = find(tx, key);
        if (found.isEmpty()) {
            return new CompleteOutcome.UnknownTrade();
        }
        Told told = found.get();
        Booking booking = booking(tx, told);
        String said = Digest.of(handover);
        if (!told.meeting().isOpen()) {
            return again(told, booking.trade(), said);
        }
        return booking.trade().kind() == Trade.Kind.DEPOSIT
                ? deposit(tx, told, booking, handover, said)
                : handout(tx, told, booking, handover, said);
    }

    private static CompleteOutcome again(Told told, Trade trade, String said) {
        if (told.was(Meeting.State.COMPLETED, said)) {
            return new CompleteOutcome.Completed(trade);
        }
        return told.was(Meeting.State.REFUSED, said) && told.fault().isPresent()
                ? new CompleteOutcome.Refused(trade, told.fault().get())
                : new CompleteOutcome.Conflict(trade);
    }

    private CompleteOutcome deposit(Tx tx, Told told, Booking booking, Handover handover, String said) {
        Checked checked = Checked.deposit(tx, handover, desk.limits);
        BotId bot = told.meeting().key().bot();
        Optional<Fault> fault =
                checked.fault().or(() -> full(tx, bot, checked.bundle().gems(), desk.limits));
        if (fault.isPresent()) {
            tx.put(Stored.MEETINGS, told.refused(said, fault.get()));
            return new CompleteOutcome.Refused(
                    desk.failed(tx, booking.trade(), checked.bundle(), fault.get()), fault.get());
        }
        tx.put(Stored.MEETINGS, told.ended(Meeting.State.COMPLETED, said));
        return new CompleteOutcome.Completed(desk.takenIn(tx, booking.trade(), checked.bundle(), bot));
    }

    /** Whether the bot would hold more than it can. */
    static Optional<Fault> full(View view, BotId bot, long gems, VaultLimits limits) {
        return gems > 0 && Gems.held(view, bot) > limits.mostBotGems() - gems
                ? Optional.of(Fault.of(Fault.Kind.BOT_GEMS_FULL, limits.mostBotGems()))
                : Optional.empty();
    }

    /** What is refused here changes nothing: what is reserved stays so until somebody has found out. */
    private CompleteOutcome handout(Tx tx, Told told, Booking booking, Handover handover, String said) {
        Checked checked = Checked.handout(tx, handover);
        Optional<Fault> fault = checked.fault().or(() -> beyond(booking.trade().wanted(), checked.bundle()));
        if (fault.isPresent()) {
            return new CompleteOutcome.Refused(booking.trade(), fault.get());
        }
        tx.put(Stored.MEETINGS, told.ended(Meeting.State.COMPLETED, said));
        return new CompleteOutcome.Completed(desk.handedOut(
                tx, booking, checked.bundle(), told.meeting().key().bot()));
    }

    /** What was handed out beyond what was reserved. */
    static Optional<Fault> beyond(Bundle reserved, Bundle moved) {
        for (Map.Entry<Item, Long> each : moved.items().entrySet()) {
            long most = reserved.count(each.getKey());
            if (each.getValue() > most) {
                return Optional.of(
                        new Fault(Fault.Kind.MORE_THAN_RESERVED, each.getKey().name(), most));
            }
        }
        return moved.gems() > reserved.gems()
                ? Optional.of(Fault.of(Fault.Kind.MORE_GEMS_THAN_RESERVED, reserved.gems()))
                : Optional.empty();
    }

    EndOutcome cancel(Tx tx, TradeKey key) {
        return end(tx, key, Meeting.State.CANCELLED, "");
    }

    EndOutcome fail(Tx tx, TradeKey key, String reason) {
        return end(tx, key, Meeting.State.FAILED, reason);
    }

    private EndOutcome end(Tx tx, TradeKey key, Meeting.State state, String reason) {
        Optional<Told> found = find(tx, key);
        if (found.isEmpty()) {
            desk.tidy(tx);
            tx.put(Stored.CLOSED, new Closed(key.toString(), tx.now()));
            return new EndOutcome.UnknownTrade();
        }
        Told told = found.get();
        Booking booking = booking(tx, told);
        String said = Digest.of("end " + reason);
        if (!told.meeting().isOpen()) {
            return told.was(state, said)
                    ? new EndOutcome.Ended(told.meeting())
                    : new EndOutcome.Conflict(booking.trade());
        }
        Told ended = told.ended(state, said);
        tx.put(Stored.MEETINGS, ended);
        part(tx, booking, state, reason);
        return new EndOutcome.Ended(ended.meeting());
    }

    private void part(Tx tx, Booking booking, Meeting.State state, String reason) {
        Trade trade = booking.trade();
        boolean failed = state == Meeting.State.FAILED;
        if (trade.kind() == Trade.Kind.WITHDRAWAL) {
            if (failed) {
                desk.release(tx, booking, Trade.State.FAILED, reason);
            } else {
                desk.store(tx, booking.with(trade.parted()));
            }
        } else if (trade.isOpen()) {
            Trade.State how = failed ? Trade.State.FAILED : Trade.State.CANCELLED;
            desk.end(tx, booking, trade.ended(how, Bundle.NOTHING, 0, tx.now(), reason));
        }
    }
}
