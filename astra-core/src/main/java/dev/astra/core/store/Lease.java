package dev.astra.core.store;

import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Thread-safe. Which of several nodes on one journal does something: the one whose name stands in the store, until its time
 * runs out. A node that is slower than its lease may do it beside its successor, never instead of it.
 */
final class Lease {
    /** Who has it, and until when. */
    record Held(String name, String holder, Instant until) {}

    static final Table<String, Held> TABLE =
            Table.of("astra.leases", Key.text(name -> name, name -> name), Held::name, new RowCodec<String, Held>() {
                @Override
                public void write(Held row, RowWriter out) {
                    out.text("holder", row.holder()).instant("until", row.until());
                }

                @Override
                public Held read(String name, RowReader in) {
                    return new Held(name, in.text("holder"), in.instant("until"));
                }
            });

    private final Store store;
    private final String name;
    private final Duration length;
    private final String me =
            HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextLong());
    private Instant renewAt = Instant.MIN;

    Lease(Store store, String name, Duration length) {
        this.store = store;
        this.name = name;
        this.length = length;
    }

    /** Zero if this node has it now; else how long another one still does. */
    synchronized Duration wait(Instant now) {
        if (now.isBefore(renewAt)) {
            return Duration.ZERO;
        }
        Duration wait = store.write(this::take);
        renewAt = wait.isZero() ? now.plus(length.dividedBy(2)) : Instant.MIN;
        return wait;
    }

    private Duration take(Tx tx) {
        Optional<Held> other = tx.table(TABLE)
                .get(name)
                .filter(held -> !held.holder().equals(me) && held.until().isAfter(tx.now()));
        if (other.isPresent()) {
            return Duration.between(tx.now(), other.get().until());
        }
        tx.put(TABLE, new Held(name, me, tx.now().plus(length)));
        return Duration.ZERO;
    }
}
