package dev.astra.core.store;

import dev.astra.core.CorruptDataException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.Objects;
import java.util.Set;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/** One thread. Makes an index of all rows of a table in one go: sorting and building cost far less than a million puts. */
final class IndexLoad<I, K, V> {
    private final Index<I, K, V> index;
    private final TableLoad<K, V> rows;
    private final KeyOrder<Object> order = KeyOrder.natural();

    /** For each place of the index the first of its rows in {@link #sorted}, and behind the last place the end. */
    private int[] starts = new int[16];

    private Object[] places = new Object[16];
    private int count;

    /** The numbers of the rows that the index holds, by place, then by key. */
    private int[] sorted = new int[0];

    IndexLoad(Index<I, K, V> index, TableLoad<K, V> rows) {
        this.index = index;
        this.rows = rows;
    }

    IndexState<I, K, V> build() {
        if (index.isSorted()) {
            sortByValue();
        } else {
            sortByHash();
        }
        if (index.isUnique()) {
            requireUnique();
        }
        Comparator<? super K> keyOrder = index.table().key().order().comparator();
        IntFunction<Object> held =
                place -> Keys.of(keyOrder, starts[place + 1] - starts[place], i -> rows.key(sorted[starts[place] + i]));
        return new IndexState<>(
                index,
                index.isSorted()
                        ? new Places.Sorted(SortedTree.of(order, count, place -> places[place], held))
                        : Places.Hashed.of(count, places, held));
    }

    private @Nullable I value(int row) {
        return index.valueOf(rows.row(row));
    }

    private void sortByHash() {
        long[] hashes = new long[rows.size()];
        int held = 0;
        for (int row = 0; row < hashes.length; row++) {
            I value = value(row);
            if (value != null) {
                hashes[held++] = ((long) Places.Hashed.hash(value) << 32) | row;
            }
        }
        Arrays.sort(hashes, 0, held);
        sorted = new int[held];
        for (int i = 0; i < held; i++) {
            sorted[i] = (int) hashes[i];
            if (i == 0 || hashes[i] >> 32 != hashes[i - 1] >> 32) {
                start((int) (hashes[i] >> 32), i);
            }
        }
        end(held);
    }

    /** A value and the row that has it. */
    private record Valued(Object value, int row) {}

    private void sortByValue() {
        Valued[] values = new Valued[rows.size()];
        int held = 0;
        for (int row = 0; row < values.length; row++) {
            I value = value(row);
            if (value != null) {
                values[held++] = new Valued(value, row);
            }
        }
        Arrays.sort(values, 0, held, (left, right) -> order.comparator().compare(left.value, right.value));
        sorted = new int[held];
        for (int i = 0; i < held; i++) {
            sorted[i] = values[i].row;
            if (i == 0 || order.comparator().compare(values[i].value, values[i - 1].value) != 0) {
                start(values[i].value, i);
            }
        }
        end(held);
    }

    private void start(Object place, int at) {
        if (count + 1 == starts.length) {
            starts = Arrays.copyOf(starts, starts.length * 2);
            places = Arrays.copyOf(places, places.length * 2);
        }
        starts[count] = at;
        places[count++] = place;
    }

    private void end(int held) {
        starts[count] = held;
    }

    private void requireUnique() {
        for (int place = 0; place < count; place++) {
            Set<Object> values = new HashSet<>();
            int rowsHere = starts[place + 1] - starts[place];
            for (int i = 0; i < rowsHere && rowsHere > 1; i++) {
                Object value = index.isSorted() ? places[place] : value(sorted[starts[place] + i]);
                if (!values.add(Objects.requireNonNull(value))) {
                    throw new CorruptDataException("unique index " + index
                            + " finds two rows by one value; a program of another version wrote them, use that one");
                }
            }
        }
    }
}
