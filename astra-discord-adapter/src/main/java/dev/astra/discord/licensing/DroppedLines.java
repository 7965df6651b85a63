package dev.astra.discord.licensing;

import dev.astra.core.store.Key;
import dev.astra.core.store.RowCodec;
import dev.astra.core.store.RowReader;
import dev.astra.core.store.RowWriter;
import dev.astra.core.store.Table;
import dev.astra.core.store.Tx;
import dev.astra.core.store.View;
import java.util.Optional;

/**
 * Immutable. Log lines that gave way to newer ones while the channel could not be written, until staff were told.
 *
 * @param count how many
 * @param last the number of the line that the last of them gave way to
 */
record DroppedLines(long count, long last) {
    static final Table<String, DroppedLines> TABLE =
            Table.of("discord.dropped", Key.text(name -> name, name -> name), row -> DroppedLines.NAME, new Codec());

    private static final String NAME = "log";

    /** What staff do not know of yet. */
    static Optional<DroppedLines> untold(View view) {
        return view.table(TABLE).get(NAME);
    }

    /** One more. */
    static void count(Tx tx, long line) {
        tx.put(TABLE, new DroppedLines(untold(tx).map(DroppedLines::count).orElse(0L) + 1, line));
    }

    /** Staff were told of these; more may have come meanwhile. */
    void told(Tx tx) {
        untold(tx).ifPresent(now -> {
            if (now.count > count) {
                tx.put(TABLE, new DroppedLines(now.count - count, now.last));
            } else {
                tx.remove(TABLE, NAME);
            }
        });
    }

    private static final class Codec implements RowCodec<String, DroppedLines> {
        @Override
        public void write(DroppedLines row, RowWriter out) {
            out.number("count", row.count).number("last", row.last);
        }

        @Override
        public DroppedLines read(String name, RowReader in) {
            return new DroppedLines(in.number("count"), in.number("last"));
        }
    }
}
