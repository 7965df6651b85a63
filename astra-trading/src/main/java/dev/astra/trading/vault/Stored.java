package dev.astra.trading.vault;

import dev.astra.core.UserId;
import dev.astra.core.store.History;
import dev.astra.core.store.Index;
import dev.astra.core.store.Key;
import dev.astra.core.store.Schema;
import dev.astra.core.store.Sequence;
import dev.astra.core.store.Table;
import dev.astra.trading.vault.trade.PastTrade;
import dev.astra.trading.vault.trade.TradeId;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;

/** Immutable. What the vault keeps in the store. */
final class Stored {
    private static final Key<String> TEXT = Key.text(Function.identity(), Function.identity());

    static final Sequence OWNER_NUMBERS = new Sequence("vault.owners");
    static final Sequence TRADE_NUMBERS = new Sequence("vault.trades");

    static final Table<UserId, Owner> OWNERS =
            Table.of("vault.owners", Key.number(UserId::value, UserId::new), Owner::user, new RowCodecs.OfOwner());
    static final Index<Long, UserId, Owner> OWNERS_BY_NUMBER =
            Index.hash(OWNERS, "by-number", Owner::number).unique();

    static final Table<String, Stock> ITEMS = Table.of("vault.items", TEXT, Stock::key, new RowCodecs.OfStock());
    static final Index<Long, String, Stock> ITEMS_BY_OWNER = Index.hash(ITEMS, "by-owner", Stock::owner);

    static final Table<TradeId, Booking> TRADES = Table.of(
            "vault.trades", Key.number(TradeId::value, TradeId::new), Booking::id, new TradeCodecs.OfBooking());
    static final Index<UserId, TradeId, Booking> OPEN_OF = Index.hash(TRADES, "open-of", Booking::openUser);
    static final Index<UserId, TradeId, Booking> RESERVED_OF =
            Index.hash(TRADES, "reserved-of", Booking::reservedUser).unique();
    static final Index<Instant, TradeId, Booking> BY_SINCE = Index.sorted(TRADES, "by-since", Booking::openSince);
    static final Index<Instant, TradeId, Booking> BY_DUE = Index.sorted(TRADES, "by-due", Booking::due);
    static final Index<Instant, TradeId, Booking> BY_END = Index.sorted(TRADES, "by-end", Booking::end);

    static final Table<String, Told> MEETINGS =
            Table.of("vault.meetings", TEXT, Told::key, new TradeCodecs.OfMeeting());
    static final Index<TradeId, String, Told> MEETINGS_OF =
            Index.hash(MEETINGS, "of-trade", told -> told.meeting().trade());

    static final Table<String, Closed> CLOSED = Table.of("vault.closed", TEXT, Closed::key, new Closed.Codec());
    static final Index<Instant, String, Closed> CLOSED_BY_TIME = Index.sorted(CLOSED, "by-time", Closed::at);

    static final History<Long, PastTrade> PAST =
            History.of("vault.past", Key.number(Long::longValue, Long::valueOf), new TradeCodecs.OfPast());

    static final Schema TABLES = new Schema(
            List.of(OWNERS, ITEMS, TRADES, MEETINGS, CLOSED),
            List.of(
                    OWNERS_BY_NUMBER,
                    ITEMS_BY_OWNER,
                    OPEN_OF,
                    RESERVED_OF,
                    BY_SINCE,
                    BY_DUE,
                    BY_END,
                    MEETINGS_OF,
                    CLOSED_BY_TIME),
            List.of(PAST));

    private Stored() {}
}
