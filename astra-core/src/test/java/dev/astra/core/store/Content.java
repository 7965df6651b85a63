package dev.astra.core.store;

import static dev.astra.core.store.Notes.NOTES;

import dev.astra.core.store.Notes.Note;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** One thread. Everything that a client can see of a store, in plain maps. */
record Content(Map<Long, Note> notes, Map<String, Long> counters, Map<Long, OutboxMessage> outbox) {
    Content() {
        this(new TreeMap<>(), new TreeMap<>(), new TreeMap<>());
    }

    Content copy() {
        return new Content(new TreeMap<>(notes), new TreeMap<>(counters), new TreeMap<>(outbox));
    }

    long next(String sequence) {
        return counters.merge(sequence, 1L, Long::sum);
    }

    /** What a view shows. */
    static Content of(View view) {
        Content content = new Content();
        view.table(NOTES).all().forEach(note -> content.notes.put(note.id(), note));
        view.table(BuiltIn.COUNTERS).all().forEach(counter -> content.counters.put(counter.name(), counter.last()));
        view.table(Delivery.TABLE).all().forEach(row -> content.outbox.put(row.id(), row.message()));
        return content;
    }

    /** What a view shows, once its indexes were compared with its rows. */
    static Content checked(View view) {
        Content content = of(view);
        for (Note note : content.notes.values()) {
            expect(List.of(note), view.index(Notes.BY_TITLE).all(note.title()).toList());
            String shelf = note.shelf();
            if (shelf != null && view.index(Notes.BY_SHELF).all(shelf).noneMatch(note::equals)) {
                throw new AssertionError("the index by shelf lacks " + note);
            }
        }
        expect(
                content.notes.values().stream().map(Note::rank).sorted().toList(),
                view.index(Notes.BY_RANK).ascending().map(Note::rank).toList());
        expect(
                content.outbox.values().stream()
                        .map(OutboxMessage::lane)
                        .sorted()
                        .toList(),
                view.index(Delivery.BY_LANE)
                        .ascending()
                        .map(row -> row.message().lane())
                        .toList());
        return content;
    }

    /** What is here and not there, and what is there and not here. */
    String beside(Content found) {
        Set<Object> mine = entries();
        Set<Object> others = found.entries();
        Set<Object> missing = new LinkedHashSet<>(mine);
        missing.removeAll(others);
        others.removeAll(mine);
        return missing + " in place of " + others;
    }

    private Set<Object> entries() {
        Set<Object> all = new LinkedHashSet<>(notes.values());
        all.addAll(counters.entrySet());
        all.addAll(outbox.entrySet());
        return all;
    }

    private static void expect(List<?> expected, List<?> found) {
        if (!expected.equals(found)) {
            throw new AssertionError("an index and its rows differ: expected " + expected + ", found " + found);
        }
    }
}
