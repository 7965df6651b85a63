package dev.astra.trading.outbound;

import dev.astra.core.CorruptDataException;
import dev.astra.core.store.Key;
import dev.astra.core.store.RowCodec;
import dev.astra.core.store.RowReader;
import dev.astra.core.store.RowWriter;
import dev.astra.core.store.Table;
import dev.astra.trading.gateway.SessionStop;
import java.time.Instant;
import java.util.Objects;
import java.util.function.Function;

/**
 * Immutable. That a scan does nothing more until a person has acted.
 *
 * @param scan whose name it is
 * @param stop why
 * @param since when the site said so
 */
public record Halt(String scan, SessionStop stop, Instant since) {
    static final Table<String, Halt> HALTS =
            Table.of("trading.halts", Key.text(Function.identity(), Function.identity()), Halt::scan, new RowCodec<>() {
                @Override
                public void write(Halt row, RowWriter out) {
                    out.text("stop", row.stop().name()).instant("since", row.since());
                }

                @Override
                public Halt read(String scan, RowReader in) {
                    try {
                        return new Halt(scan, SessionStop.valueOf(in.text("stop")), in.instant("since"));
                    } catch (IllegalArgumentException unknown) {
                        throw new CorruptDataException("halt of " + scan + ": expected a known reason", unknown);
                    }
                }
            });

    /** Refuses missing parts. */
    public Halt {
        Objects.requireNonNull(scan, "scan");
        Objects.requireNonNull(stop, "stop");
        Objects.requireNonNull(since, "since");
    }
}
