package dev.astra.core.audit;

import dev.astra.core.Actor;
import dev.astra.core.UserId;
import dev.astra.core.store.DurableView;
import dev.astra.core.store.History;
import dev.astra.core.store.HistoryEntry;
import dev.astra.core.store.Key;
import dev.astra.core.store.Past;
import dev.astra.core.store.RowCodec;
import dev.astra.core.store.RowReader;
import dev.astra.core.store.RowWriter;
import dev.astra.core.store.Schema;
import dev.astra.core.store.Tx;
import dev.astra.core.store.View;
import java.util.function.Function;

/**
 * Thread-safe, without state of its own. Who changed what: each service notes its changes here, in the transaction that
 * makes them. Events are a history: they take no memory, and they stay.
 *
 * <p>So that a person can be forgotten all the same, an event holds no person: the actor stands in it as a number, and {@link
 * #person} and {@link #name} give such numbers for what stands in the texts. Who or what a number is, is a row of a table:
 * shown with the event while it is there, and gone for good after {@link #forget(Tx, UserId)} and a compaction.
 */
public final class AuditLog {
    private static final History<String, Note> EVENTS =
            History.of("audit", Key.text(Function.identity(), Function.identity()), new Codec());

    /** The history of events and the table of names. */
    public static final Schema TABLES = AuditNames.TABLES.with(EVENTS);

    private AuditLog() {}

    /**
     * What stands in the archive of an event.
     *
     * @param actor the actor, without saying who
     */
    private record Note(String actor, String action, String before, String after) {}

    /**
     * Notes a change made by {@code tx}, at its time.
     *
     * @param before how the subject was; what is personal in it must come from {@link #person} or {@link #name}
     * @param after how it is now; likewise
     */
    public static void note(Tx tx, Actor actor, String action, String subject, String before, String after) {
        tx.append(EVENTS, subject, new Note(AuditNames.hide(tx, actor), action, before, after));
    }

    /** A text to note that stands for a person until they are forgotten. */
    public static String person(Tx tx, UserId user) {
        return AuditNames.of(tx, "", user.toString());
    }

    /**
     * A text to note that stands for something personal until the subject is forgotten.
     *
     * @param subject whose it is
     * @param personal what is shown in its place: the short name of a machine, a remark that somebody typed
     */
    public static String name(Tx tx, String subject, String personal) {
        return AuditNames.of(tx, subject, personal);
    }

    /** Takes away who a person is in every event. */
    public static void forget(Tx tx, UserId user) {
        AuditNames.forget(tx, "", user.toString());
    }

    /** Takes away what was named for a subject in every event. */
    public static void forget(Tx tx, String subject) {
        AuditNames.forget(tx, subject);
    }

    /** All events. */
    public static Past<AuditEvent> all(DurableView view) {
        return view.history(EVENTS).map(entry -> event(view, entry));
    }

    /** The events of one subject. */
    public static Past<AuditEvent> of(DurableView view, String subject) {
        return view.history(EVENTS, subject).map(entry -> event(view, entry));
    }

    private static AuditEvent event(View view, HistoryEntry<String, Note> entry) {
        Note note = entry.value();
        return new AuditEvent(
                entry.number(),
                entry.time(),
                new Actor(AuditNames.shown(view, note.actor())),
                note.action(),
                entry.key(),
                AuditNames.shown(view, note.before()),
                AuditNames.shown(view, note.after()));
    }

    private static final class Codec implements RowCodec<String, Note> {
        @Override
        public void write(Note row, RowWriter out) {
            out.text("actor", row.actor())
                    .text("action", row.action())
                    .text("before", row.before())
                    .text("after", row.after());
        }

        @Override
        public Note read(String subject, RowReader in) {
            return new Note(in.text("actor"), in.text("action"), in.text("before"), in.text("after"));
        }
    }
}
