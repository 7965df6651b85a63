package dev.astra.core.store;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;

/** One thread. A whole state as blocks of lines, made as they are asked for: one line a row, as a batch has it. */
final class StateWriter implements Iterator<byte[]> {
    private static final int BLOCK_BYTES = 64 * 1024;

    private final Iterator<Iterator<Line>> tables;
    private Iterator<Line> rows = Collections.emptyIterator();

    /** A row that writes itself. */
    interface Line {
        void write(Ascii json);
    }

    StateWriter(Root root) {
        List<Iterator<Line>> all = new ArrayList<>();
        for (TableState<?, ?> table : root.tables()) {
            all.add(table.lines());
        }
        root.undeclared()
                .forEach((table, kept) -> all.add(lines(
                        kept.entrySet().iterator(),
                        row -> json -> RowText.write(json, table, row.getKey(), row.getValue()))));
        this.tables = all.iterator();
    }

    /** A line for each of these. */
    static <R> Iterator<Line> lines(Iterator<R> rows, java.util.function.Function<R, Line> line) {
        return new Iterator<>() {
            @Override
            public boolean hasNext() {
                return rows.hasNext();
            }

            @Override
            public Line next() {
                return line.apply(rows.next());
            }
        };
    }

    @Override
    public boolean hasNext() {
        while (!rows.hasNext() && tables.hasNext()) {
            rows = tables.next();
        }
        return rows.hasNext();
    }

    @Override
    public byte[] next() {
        if (!hasNext()) {
            throw new NoSuchElementException("the state has no more rows");
        }
        Ascii block = new Ascii(BLOCK_BYTES + BLOCK_BYTES / 4);
        while (hasNext() && block.length() < BLOCK_BYTES) {
            rows.next().write(block);
            block.sign('\n');
        }
        return block.toBytes();
    }
}
