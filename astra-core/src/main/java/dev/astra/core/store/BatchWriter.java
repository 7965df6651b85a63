package dev.astra.core.store;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * One thread. Collects the rows and records that a batch's changes left behind, as one JSON array on one line of ASCII. A
 * change that cannot be written leaves nothing. Of a row that several changes touched only the last state is taken: a batch
 * is read back wholly or not at all.
 */
final class BatchWriter {
    private final Ascii bytes = new Ascii(64 * 1024);
    private final List<Part> parts = new ArrayList<>();
    private final Map<Draft.Place, Integer> newest = new HashMap<>();

    /** What was written in one go; one of no length was overtaken. */
    private record Part(int from, int to) {
        static final Part OVERTAKEN = new Part(0, 0);
    }

    int size() {
        return bytes.length();
    }

    /** Adds what one change did. */
    void add(Draft.Made made) {
        int mark = bytes.length();
        int first = parts.size();
        boolean done = false;
        try {
            for (Draft.Changed<?, ?> row : made.rows()) {
                int from = bytes.length();
                write(row);
                parts.add(new Part(from, bytes.length()));
            }
            int from = bytes.length();
            for (Addition addition : made.additions()) {
                addition.writeChange(bytes.length() == from ? bytes : bytes.sign(','));
            }
            if (bytes.length() > from) {
                parts.add(new Part(from, bytes.length()));
            }
            done = true;
        } finally {
            if (!done) {
                bytes.truncate(mark);
                parts.subList(first, parts.size()).clear();
            }
        }
        overtake(made.rows(), first);
    }

    private <K, V> void write(Draft.Changed<K, V> changed) {
        RowChange<K, V> change = changed.row();
        RowText.write(bytes, change.table(), change.key(), change.after(), changed.unknown());
    }

    private void overtake(List<Draft.Changed<?, ?>> rows, int first) {
        for (int i = 0; i < rows.size(); i++) {
            Integer before = newest.put(rows.get(i).place(), first + i);
            if (before != null) {
                parts.set(before, Part.OVERTAKEN);
            }
        }
    }

    /** The array; what was collected is forgotten. */
    byte[] take() {
        int size = 2;
        for (Part part : parts) {
            size += part.to - part.from + 1;
        }
        Ascii array = new Ascii(size).sign('[');
        for (Part part : parts) {
            if (part.to > 0) {
                (array.length() == 1 ? array : array.sign(',')).part(bytes, part.from, part.to);
            }
        }
        forget();
        return array.sign(']').toBytes();
    }

    void forget() {
        bytes.truncate(0);
        parts.clear();
        newest.clear();
    }
}
