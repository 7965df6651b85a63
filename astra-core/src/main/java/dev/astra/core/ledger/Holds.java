package dev.astra.core.ledger;

import dev.astra.core.CorruptDataException;
import dev.astra.core.store.Index;
import dev.astra.core.store.Key;
import dev.astra.core.store.RowCodec;
import dev.astra.core.store.RowReader;
import dev.astra.core.store.RowWriter;
import dev.astra.core.store.Table;
import dev.astra.core.store.View;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Thread-safe, without state of its own. The stored holds: only those that are not finished. */
final class Holds {
    static final Table<HoldId, Hold> HOLDS =
            Table.of("ledger.holds", Key.number(HoldId::value, HoldId::new), Hold::id, new Codec());
    static final Index<Instant, HoldId, Hold> DUE =
            Index.sorted(HOLDS, "due", hold -> hold.expiresAt().orElse(null));
    static final Index<Due, HoldId, Hold> DUE_OF_PAYER =
            Index.sorted(HOLDS, "payer", hold -> Due.of(hold.leg().from(), hold));
    static final Index<Due, HoldId, Hold> DUE_OF_PAYEE =
            Index.sorted(HOLDS, "payee", hold -> Due.of(hold.leg().to(), hold));

    private Holds() {}

    /**
     * Immutable. An account and when a hold of it ends.
     *
     * @param account payer or payee
     * @param at when; {@link Instant#MAX} for never
     */
    record Due(AccountName account, Instant at) implements Comparable<Due> {
        static Due of(AccountName account, Hold hold) {
            return new Due(account, hold.expiresAt().orElse(Instant.MAX));
        }

        @Override
        public int compareTo(Due other) {
            int accounts = account.compareTo(other.account);
            return accounts != 0 ? accounts : at.compareTo(other.at);
        }
    }

    static Optional<Hold> find(View view, HoldId id) {
        return view.table(HOLDS).get(id);
    }

    /** The holds that have ended by now, of all accounts; the earliest first. */
    static Stream<Hold> due(View view, Instant now) {
        return view.index(DUE).range(Instant.MIN, now.plusNanos(1));
    }

    /** The holds of an account as payer or payee that have ended by now. */
    static Stream<Hold> due(View view, AccountName account, Instant now) {
        return Stream.concat(
                between(view, DUE_OF_PAYER, account, now.plusNanos(1)),
                between(view, DUE_OF_PAYEE, account, now.plusNanos(1)));
    }

    /** The holds of an account as payer, also those that have ended; those that end first come first. */
    static Stream<Hold> of(View view, AccountName payer) {
        return Stream.concat(
                between(view, DUE_OF_PAYER, payer, Instant.MAX),
                view.index(DUE_OF_PAYER).all(new Due(payer, Instant.MAX)));
    }

    private static Stream<Hold> between(View view, Index<Due, HoldId, Hold> index, AccountName account, Instant end) {
        return view.index(index).range(new Due(account, Instant.MIN), new Due(account, end));
    }

    private static final class Codec implements RowCodec<HoldId, Hold> {
        @Override
        public void write(Hold row, RowWriter out) {
            out.text("from", row.leg().from().value())
                    .text("to", row.leg().to().value())
                    .number("amount", row.leg().amount().minor())
                    .text("asset", row.leg().amount().asset().toString())
                    .instant("since", row.since())
                    .instant("expires", row.expiresAt().orElse(null));
            if (!row.metadata().values().isEmpty()) {
                out.texts("metadata", row.metadata().flat());
            }
        }

        @Override
        public Hold read(HoldId id, RowReader in) {
            try {
                @Nullable Instant expires = in.instantOrNull("expires");
                return new Hold(
                        id,
                        new Leg(
                                new AccountName(in.text("from")),
                                new AccountName(in.text("to")),
                                new Amount(in.number("amount"), Asset.parse(in.text("asset")))),
                        in.instant("since"),
                        Optional.ofNullable(expires),
                        Metadata.ofFlat(in.texts("metadata")));
            } catch (IllegalArgumentException wrong) {
                throw new CorruptDataException("hold " + id + ": " + wrong.getMessage(), wrong);
            }
        }
    }
}
