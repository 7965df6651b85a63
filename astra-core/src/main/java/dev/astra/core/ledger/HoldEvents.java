package dev.astra.core.ledger;

import dev.astra.core.CorruptDataException;
import dev.astra.core.store.History;
import dev.astra.core.store.Key;
import dev.astra.core.store.RowCodec;
import dev.astra.core.store.RowReader;
import dev.astra.core.store.RowWriter;
import java.util.Locale;

/** Thread-safe, without state of its own. What happened to holds, by payer, in the store's history. */
final class HoldEvents {
    static final History<AccountName, HoldEvent> EVENTS =
            History.of("ledger.hold-events", Key.text(AccountName::value, AccountName::new), new Codec());

    private HoldEvents() {}

    private static final class Codec implements RowCodec<AccountName, HoldEvent> {
        @Override
        public void write(HoldEvent row, RowWriter out) {
            out.text("kind", row.kind().name().toLowerCase(Locale.ROOT))
                    .number("hold", row.hold().value())
                    .text("to", row.payee().value())
                    .text("asset", row.amount().asset().toString())
                    .number("amount", row.amount().minor())
                    .number("left", row.left().minor());
        }

        @Override
        public HoldEvent read(AccountName payer, RowReader in) {
            try {
                Asset asset = Asset.parse(in.text("asset"));
                return new HoldEvent(
                        HoldEvent.Kind.valueOf(in.text("kind").toUpperCase(Locale.ROOT)),
                        new HoldId(in.number("hold")),
                        payer,
                        new AccountName(in.text("to")),
                        new Amount(in.number("amount"), asset),
                        new Amount(in.number("left"), asset));
            } catch (IllegalArgumentException wrong) {
                throw new CorruptDataException("a step of a hold of " + payer + ": " + wrong.getMessage(), wrong);
            }
        }
    }
}
