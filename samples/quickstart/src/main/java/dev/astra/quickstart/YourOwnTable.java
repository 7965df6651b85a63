package dev.astra.quickstart;

import dev.astra.core.Actor;
import dev.astra.core.UserId;
import dev.astra.core.store.Index;
import dev.astra.core.store.Key;
import dev.astra.core.store.RowCodec;
import dev.astra.core.store.RowReader;
import dev.astra.core.store.RowWriter;
import dev.astra.core.store.Schema;
import dev.astra.core.store.Sequence;
import dev.astra.core.store.Store;
import dev.astra.core.store.Table;
import dev.astra.core.store.Tx;
import dev.astra.licensing.BuyerId;
import dev.astra.licensing.Licensing;
import java.util.List;

/** A table of your own beside Astra's, changed in the same transaction. */
public final class YourOwnTable {
    // region declare
    record Note(long id, BuyerId license, String text) {}

    private static final class NoteCodec implements RowCodec<Long, Note> {
        @Override
        public void write(Note note, RowWriter out) {
            out.number("license", note.license().value()).text("text", note.text());
        }

        @Override
        public Note read(Long id, RowReader in) {
            return new Note(id, new BuyerId(in.number("license")), in.text("text"));
        }
    }

    private static final Table<Long, Note> NOTES =
            Table.of("shop.notes", Key.number(Long::longValue, Long::valueOf), Note::id, new NoteCodec());
    private static final Index<BuyerId, Long, Note> BY_LICENSE = Index.hash(NOTES, "license", Note::license);
    private static final Sequence NOTE_IDS = new Sequence("shop.notes");

    /** Hand this to {@code Store.open} beside Astra's own. */
    public static final Schema TABLES = Schema.of(NOTES).with(BY_LICENSE);
    // endregion

    private YourOwnTable() {}

    /** Takes a license away and notes why: both, or neither. */
    public static void revoke(Store store, Licensing licensing, BuyerId license, UserId staff, String why) {
        // region compose
        store.execute(tx -> {
            licensing.revoke(tx, license, Actor.staff(staff));
            tx.put(NOTES, new Note(tx.next(NOTE_IDS), license, why));
        });
        // endregion
    }

    /** Notes something; the answer is the note's number. */
    static long note(Tx tx, BuyerId license, String text) {
        Note note = new Note(tx.next(NOTE_IDS), license, text);
        tx.put(NOTES, note);
        return note.id();
    }

    /** The notes on a license, oldest first. */
    public static List<String> notes(Store store, BuyerId license) {
        // region look-up
        return store.read(
                view -> view.index(BY_LICENSE).all(license).map(Note::text).toList());
        // endregion
    }
}
