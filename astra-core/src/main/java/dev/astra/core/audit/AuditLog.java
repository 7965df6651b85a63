package dev.astra.core.audit;

import dev.astra.core.Actor;
import dev.astra.core.store.Index;
import dev.astra.core.store.Key;
import dev.astra.core.store.RowCodec;
import dev.astra.core.store.RowReader;
import dev.astra.core.store.RowWriter;
import dev.astra.core.store.Schema;
import dev.astra.core.store.Sequence;
import dev.astra.core.store.Table;
import dev.astra.core.store.Tx;
import dev.astra.core.store.View;
import java.util.stream.Stream;

/**
 * Thread-safe, without state of its own. Who changed what: each service notes its changes here, in the transaction that
 * makes them.
 */
public final class AuditLog {
    private static final Table<Long, AuditEvent> EVENTS =
            Table.of("audit", Key.number(Long::longValue, Long::valueOf), AuditEvent::number, new Codec());
    private static final Index<String, Long, AuditEvent> BY_SUBJECT =
            Index.hash(EVENTS, "subject", AuditEvent::subject);
    private static final Sequence NUMBERS = new Sequence("audit");

    /** The table of events. */
    public static final Schema TABLES = Schema.of(EVENTS).with(BY_SUBJECT);

    private AuditLog() {}

    /** Notes a change made by {@code tx}, at its time. */
    public static void note(Tx tx, Actor actor, String action, String subject, String before, String after) {
        tx.put(EVENTS, new AuditEvent(tx.next(NUMBERS), tx.now(), actor, action, subject, before, after));
    }

    /** All events, oldest first. */
    public static Stream<AuditEvent> all(View view) {
        return view.table(EVENTS).all();
    }

    /** The events of one subject, oldest first. */
    public static Stream<AuditEvent> of(View view, String subject) {
        return view.index(BY_SUBJECT).all(subject);
    }

    private static final class Codec implements RowCodec<Long, AuditEvent> {
        @Override
        public void write(AuditEvent row, RowWriter out) {
            out.instant("time", row.time())
                    .text("actor", row.actor().value())
                    .text("action", row.action())
                    .text("subject", row.subject())
                    .text("before", row.before())
                    .text("after", row.after());
        }

        @Override
        public AuditEvent read(Long number, RowReader in) {
            return new AuditEvent(
                    number,
                    in.instant("time"),
                    new Actor(in.text("actor")),
                    in.text("action"),
                    in.text("subject"),
                    in.text("before"),
                    in.text("after"));
        }
    }
}
