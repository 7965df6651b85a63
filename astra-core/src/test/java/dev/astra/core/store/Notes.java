package dev.astra.core.store;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A small module of its own for the tests: notes with a title, filed under a shelf. */
final class Notes {
    record Note(long id, String title, @Nullable String shelf, long rank) {}

    static final Table<Long, Note> NOTES =
            Table.of("notes", Key.number(Long::longValue, Long::valueOf), Note::id, new RowCodec<Long, Note>() {
                @Override
                public void write(Note row, RowWriter out) {
                    out.text("title", row.title()).text("shelf", row.shelf()).number("rank", row.rank());
                }

                @Override
                public Note read(Long id, RowReader in) {
                    return new Note(id, in.text("title"), in.textOrNull("shelf"), in.number("rank"));
                }
            });
    static final Index<String, Long, Note> BY_TITLE =
            Index.hash(NOTES, "title", Note::title).unique();
    static final Index<String, Long, Note> BY_SHELF = Index.hash(NOTES, "shelf", Note::shelf);
    static final Index<Long, Long, Note> BY_RANK = Index.sorted(NOTES, "rank", Note::rank);
    static final Sequence IDS = new Sequence("notes");

    /** Words that were said, under numbers; in no schema unless a test adds it. */
    static final History<Long, String> SAID =
            History.of("said", Key.number(Long::longValue, Long::valueOf), new RowCodec<Long, String>() {
                @Override
                public void write(String row, RowWriter out) {
                    out.text("word", row);
                }

                @Override
                public String read(Long key, RowReader in) {
                    return in.text("word");
                }
            });

    static final Schema TABLES = Schema.of(NOTES).with(BY_TITLE, BY_SHELF, BY_RANK);

    private Notes() {}

    static Note add(Tx tx, String title, @Nullable String shelf, long rank) {
        Note note = new Note(tx.next(IDS), title, shelf, rank);
        tx.put(NOTES, note);
        return note;
    }

    static List<String> titles(java.util.stream.Stream<Note> notes) {
        return notes.map(Note::title).toList();
    }
}
