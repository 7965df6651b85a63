package dev.astra.core.ledger.withdrawal;

import dev.astra.core.Actor;
import dev.astra.core.CorruptDataException;
import dev.astra.core.ledger.AccountName;
import dev.astra.core.ledger.Amount;
import dev.astra.core.ledger.Asset;
import dev.astra.core.ledger.HoldId;
import dev.astra.core.ledger.Leg;
import dev.astra.core.store.History;
import dev.astra.core.store.Key;
import dev.astra.core.store.RowCodec;
import dev.astra.core.store.RowReader;
import dev.astra.core.store.RowWriter;
import dev.astra.core.store.Table;
import java.util.Locale;
import java.util.Optional;

/** Thread-safe, without state of its own. Pending withdrawals in a table, ended ones in a history by wallet. */
final class Stored {
    static final Table<HoldId, Withdrawal> PENDING =
            Table.of("ledger.withdrawals", Key.number(HoldId::value, HoldId::new), Withdrawal::id, new PendingCodec());
    static final History<AccountName, Ending> ENDED =
            History.of("ledger.withdrawals-ended", Key.text(AccountName::value, AccountName::new), new EndedCodec());

    private Stored() {}

    private static final class PendingCodec implements RowCodec<HoldId, Withdrawal> {
        @Override
        public void write(Withdrawal row, RowWriter out) {
            out.text("from", row.leg().from().value())
                    .text("to", row.leg().to().value())
                    .number("amount", row.leg().amount().minor())
                    .text("asset", row.leg().amount().asset().toString())
                    .text("requester", row.requester().value())
                    .instant("since", row.since())
                    .text("approver", row.approver().map(Actor::value).orElse(null));
        }

        @Override
        public Withdrawal read(HoldId id, RowReader in) {
            try {
                return new Withdrawal(
                        id,
                        new Leg(
                                new AccountName(in.text("from")),
                                new AccountName(in.text("to")),
                                new Amount(in.number("amount"), Asset.parse(in.text("asset")))),
                        new Actor(in.text("requester")),
                        in.instant("since"),
                        Optional.ofNullable(in.textOrNull("approver")).map(Actor::new));
            } catch (IllegalArgumentException wrong) {
                throw new CorruptDataException("withdrawal " + id + ": " + wrong.getMessage(), wrong);
            }
        }
    }

    private static final class EndedCodec implements RowCodec<AccountName, Ending> {
        @Override
        public void write(Ending row, RowWriter out) {
            out.number("withdrawal", row.id().value())
                    .text("state", row.state().name().toLowerCase(Locale.ROOT))
                    .instant("at", row.at())
                    .number("amount", row.amount().minor())
                    .text("asset", row.amount().asset().toString())
                    .text("remark", row.remark());
        }

        @Override
        public Ending read(AccountName wallet, RowReader in) {
            try {
                return new Ending(
                        new HoldId(in.number("withdrawal")),
                        Ending.State.valueOf(in.text("state").toUpperCase(Locale.ROOT)),
                        in.instant("at"),
                        new Amount(in.number("amount"), Asset.parse(in.text("asset"))),
                        in.text("remark"));
            } catch (IllegalArgumentException wrong) {
                throw new CorruptDataException("a withdrawal of " + wallet + ": " + wrong.getMessage(), wrong);
            }
        }
    }
}
