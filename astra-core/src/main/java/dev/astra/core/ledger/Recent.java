package dev.astra.core.ledger;

import dev.astra.core.store.Index;
import dev.astra.core.store.Key;
import dev.astra.core.store.RowCodec;
import dev.astra.core.store.RowReader;
import dev.astra.core.store.RowWriter;
import dev.astra.core.store.Table;

/**
 * Immutable. One of the newest requests. The rows are a ring: a new request takes the place of the one that is a round older,
 * which stands in a {@link Page} by then.
 *
 * @param slot the place in the ring
 * @param id see {@link Asked}
 * @param content see {@link Asked}
 * @param result see {@link Result}
 */
record Recent(long slot, long id, int content, long result) {
    static final Table<Long, Recent> RECENT = Table.of(
            "ledger.requests", Key.number(Long::longValue, Long::valueOf), Recent::slot, new RowCodec<Long, Recent>() {
                @Override
                public void write(Recent row, RowWriter out) {
                    out.number("id", row.id()).number("content", row.content()).number("result", row.result());
                }

                @Override
                public Recent read(Long slot, RowReader in) {
                    return new Recent(slot, in.number("id"), (int) in.number("content"), in.number("result"));
                }
            });
    static final Index<Long, Long, Recent> BY_ID = Index.hash(RECENT, "id", Recent::id);
}
