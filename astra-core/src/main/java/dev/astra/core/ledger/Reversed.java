package dev.astra.core.ledger;

import dev.astra.core.CorruptDataException;
import dev.astra.core.store.Key;
import dev.astra.core.store.RowCodec;
import dev.astra.core.store.RowReader;
import dev.astra.core.store.RowWriter;
import dev.astra.core.store.Table;
import java.util.List;

/**
 * Immutable. How much of a transfer was reversed; there is a row only for transfers of which something was.
 *
 * @param transfer the transfer
 * @param minors how much of each leg
 */
record Reversed(TransferId transfer, List<Long> minors) {
    static final Table<TransferId, Reversed> REVERSED = Table.of(
            "ledger.reversed",
            Key.number(TransferId::value, TransferId::new),
            Reversed::transfer,
            new RowCodec<TransferId, Reversed>() {
                @Override
                public void write(Reversed row, RowWriter out) {
                    out.texts(
                            "minors", row.minors().stream().map(String::valueOf).toList());
                }

                @Override
                public Reversed read(TransferId transfer, RowReader in) {
                    try {
                        return new Reversed(
                                transfer,
                                in.texts("minors").stream().map(Long::valueOf).toList());
                    } catch (NumberFormatException wrong) {
                        throw new CorruptDataException(
                                "transfer " + transfer + ": expected amounts that were reversed", wrong);
                    }
                }
            });

    Reversed {
        minors = List.copyOf(minors);
    }
}
