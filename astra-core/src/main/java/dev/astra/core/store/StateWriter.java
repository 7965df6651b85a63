package dev.astra.core.store;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
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
        void write(JsonGenerator json) throws IOException;
    }

    StateWriter(Root root) {
        List<Iterator<Line>> all = new ArrayList<>();
        for (TableState<?, ?> table : root.tables()) {
            all.add(table.lines());
        }
        root.undeclared()
                .forEach((table, kept) -> all.add(lines(
                        kept.entrySet().iterator(),
                        row -> json -> BatchWriter.write(
                                json, table, row.getKey(), out -> JsonValue.write(out, row.getValue())))));
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
        ByteArrayOutputStream block = new ByteArrayOutputStream(BLOCK_BYTES + BLOCK_BYTES / 4);
        try (JsonGenerator json = BatchWriter.JSON.createGenerator(block)) {
            json.setRootValueSeparator(null);
            while (hasNext() && block.size() + json.getOutputBuffered() < BLOCK_BYTES) {
                rows.next().write(json);
                json.writeRaw('\n');
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException("a block is written to memory", impossible);
        }
        return block.toByteArray();
    }
}
