package dev.astra.trading.outbound;

import dev.astra.core.Actor;
import dev.astra.core.audit.AuditLog;
import dev.astra.core.audit.Notice;
import dev.astra.core.audit.NoticeDelivery;
import dev.astra.core.store.Key;
import dev.astra.core.store.Store;
import dev.astra.core.store.Table;
import dev.astra.core.store.Tx;
import dev.astra.trading.gateway.SessionStop;
import dev.astra.trading.gateway.TradeId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Thread-safe. What a scan keeps in the store: trades, decisions in the audit log, notices in the outbox, the halt. Each
 * method is one transaction. A dry run's keeps nothing.
 */
final class TradeMemory {
    static final Table<TradeId, TrackedTrade> TRADES =
            Table.of("trading.outbound", Key.number(TradeId::value, TradeId::new), TrackedTrade::id, new TradeCodec());

    /** How long after its end a declined trade is remembered, so that it is not declined again. */
    static final Duration KEPT = Duration.ofDays(7);

    private static final Actor ACTOR = Actor.system("outbound-scan");

    private final Store store;
    private final String scan;
    private final boolean telling;
    private final boolean dry;

    /**
     * Keeps things.
     *
     * @param store where
     * @param scan the scan's name
     * @param telling whether people are told
     * @param dry whether nothing is kept
     */
    TradeMemory(Store store, String scan, boolean telling, boolean dry) {
        this.store = store;
        this.scan = scan;
        this.telling = telling;
        this.dry = dry;
    }

    boolean dry() {
        return dry;
    }

    Optional<TrackedTrade> find(TradeId id) {
        return store.read(view -> view.table(TRADES).get(id));
    }

    List<TrackedTrade> all() {
        return store.read(view -> view.table(TRADES).all().toList());
    }

    Optional<Halt> halt() {
        return store.read(view -> view.table(Halt.HALTS).get(scan));
    }

    void remember(TrackedTrade trade) {
        change(tx -> tx.put(TRADES, trade));
    }

    /** Notes a decision that is not to decline, if it is another one than before. */
    void judged(TrackedTrade trade, JudgedTrade.Finding finding, String summary, Supplier<String> prices) {
        if (!trade.summary().equals(summary)) {
            change(tx -> {
                tx.put(TRADES, trade.with(TrackedTrade.State.WATCHED, tx.now(), summary, List.of()));
                AuditLog.note(tx, ACTOR, word(finding), trade.subject(), trade.summary(), prices.get());
            });
        }
    }

    /** Notes that a trade is to be declined. Durable when it returns: only then may the site be asked to. */
    TrackedTrade deciding(TrackedTrade trade, String summary, String prices, List<Notice.Field> facts) {
        return dry
                ? trade
                : store.write(tx -> {
                    TrackedTrade next = trade.with(TrackedTrade.State.DECLINING, tx.now(), summary, facts);
                    tx.put(TRADES, next);
                    AuditLog.note(tx, ACTOR, "decline decided", trade.subject(), trade.summary(), prices);
                    return next;
                });
    }

    /** Notes that a trade is declined, and has people told. */
    void declined(TrackedTrade trade) {
        change(tx -> {
            tx.put(TRADES, trade.with(TrackedTrade.State.DECLINED, tx.now(), trade.summary(), List.of()));
            AuditLog.note(tx, ACTOR, "declined", trade.subject(), "open", "declined");
            tell(tx, "declined " + trade.id(), DeclineFacts.declined(trade.facts(), tx.now()));
        });
    }

    /** Takes a decision back that was not carried out: the trade is judged anew. */
    TrackedTrade reconsidered(TrackedTrade trade) {
        return dry
                ? trade
                : store.write(tx -> {
                    TrackedTrade next = trade.with(TrackedTrade.State.WATCHED, tx.now(), "", List.of());
                    tx.put(TRADES, next);
                    AuditLog.note(tx, ACTOR, "decline not done", trade.subject(), "to decline", "open, judged anew");
                    return next;
                });
    }

    void refused(TrackedTrade trade, String why) {
        change(tx -> {
            tx.put(TRADES, trade.with(TrackedTrade.State.REFUSED, tx.now(), trade.summary(), List.of()));
            AuditLog.note(tx, ACTOR, "decline refused", trade.subject(), "open", why);
            tell(
                    tx,
                    "refused " + trade.id(),
                    new Notice(
                            Notice.Kind.WARNING,
                            "Trade not cancelled",
                            "The site does not let this account decline a trade.",
                            List.of(
                                    new Notice.Field("Trade", trade.id().toString(), true),
                                    new Notice.Field("The site says", why.isBlank() ? "nothing" : why, false)),
                            tx.now()));
        });
    }

    /** Forgets a trade that is over. */
    void over(TrackedTrade trade, String how) {
        change(tx -> {
            tx.remove(TRADES, trade.id());
            AuditLog.note(tx, ACTOR, "over", trade.subject(), "open", how);
        });
    }

    /** Forgets a declined trade that the site can list no more. */
    void drop(TrackedTrade trade) {
        change(tx -> tx.remove(TRADES, trade.id()));
    }

    /** Notes that a person must act, and has people told, once. */
    Halt halted(SessionStop stop, Instant now) {
        change(tx -> {
            if (tx.table(Halt.HALTS).get(scan).isEmpty()) {
                tx.put(Halt.HALTS, new Halt(scan, stop, tx.now()));
                AuditLog.note(tx, ACTOR, "halt", scan, "", stop.advice());
                tell(tx, "halt", alarm(stop, tx.now()));
            }
        });
        return new Halt(scan, stop, now);
    }

    void resumed(Tx tx, Actor staff) {
        tx.table(Halt.HALTS).get(scan).ifPresent(halt -> {
            tx.remove(Halt.HALTS, scan);
            AuditLog.note(tx, staff, "resume", scan, halt.stop().advice(), "");
        });
    }

    private void tell(Tx tx, String key, Notice notice) {
        if (telling) {
            NoticeDelivery.send(tx, "trades", scan + " " + key, notice);
        }
    }

    private static Notice alarm(SessionStop stop, Instant now) {
        Notice.Field field = new Notice.Field("What to do", stop.advice(), false);
        return new Notice(
                Notice.Kind.ALARM, "Trades not watched", "Astra needs you before it goes on.", List.of(field), now);
    }

    private static String word(JudgedTrade.Finding finding) {
        return finding == JudgedTrade.Finding.UNPRICED ? "left alone" : "keep";
    }

    private void change(Consumer<Tx> change) {
        if (!dry) {
            store.execute(change);
        }
    }
}
