package dev.astra.trading.value;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Immutable. The {@code values} file that Astra shares with a trade bot: a header line, an empty line, then one row for each
 * item, {@code id:value:sales:stamp:age}. What is not changed is written as it was read, byte by byte: the header, empty
 * lines, line ends, and whether the last line has one.
 */
public final class ValuesFile {
    /** The most bytes that a file may have. */
    public static final int MOST_BYTES = 32 * 1024 * 1024;

    /** A file of which nothing is there yet. Rows that are added to it follow the usual header. */
    public static final ValuesFile EMPTY = new ValuesFile(List.of());

    private static final List<Line> HEADER = List.of(new Line("old", "\n", null), new Line("", "\n", null));

    private final List<Line> lines;
    private final List<ValueRow> rows;
    private final Map<ItemId, ValueRow> byId = new HashMap<>();

    ValuesFile(List<Line> lines) {
        this.lines = List.copyOf(lines);
        this.rows = this.lines.stream().flatMap(line -> line.row().stream()).toList();
        rows.forEach(row -> byId.put(row.id(), row));
    }

    /**
     * Reads a file.
     *
     * @param bytes ASCII; a byte order mark in front, empty lines anywhere, a missing header, a missing last line end and
     *     Windows line ends are all accepted and kept
     * @throws dev.astra.core.CorruptDataException if a line is neither empty, a header nor a row, or an item has two rows;
     *     the message names the line
     */
    public static ValuesFile parse(byte[] bytes) {
        return new ValuesReader(bytes).read();
    }

    /** The rows, in the order of the file. */
    public List<ValueRow> rows() {
        return rows;
    }

    /** The row of an item. */
    public Optional<ValueRow> find(ItemId id) {
        return Optional.ofNullable(byId.get(Objects.requireNonNull(id, "id")));
    }

    /** The items whose values are given from outside here or in the other file and that are not worth the same; by id. */
    List<ItemId> givenOtherwiseThan(ValuesFile other) {
        TreeSet<ItemId> items = new TreeSet<>();
        Stream.concat(rows.stream(), other.rows.stream())
                .filter(ValueRow::pinned)
                .map(ValueRow::id)
                .filter(item ->
                        !find(item).map(ValueRow::value).equals(other.find(item).map(ValueRow::value)))
                .forEach(items::add);
        return List.copyOf(items);
    }

    /** The file as it is written. */
    public byte[] bytes() {
        StringBuilder text = new StringBuilder();
        lines.forEach(line -> text.append(line.text()).append(line.end()));
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    /**
     * The same file with other rows.
     *
     * @param changed rows to write in place of those with the same id; empty takes the row out
     * @param added rows to write behind all others, in this order
     */
    ValuesFile with(Map<ItemId, Optional<ValueRow>> changed, List<ValueRow> added) {
        List<Line> next = new ArrayList<>(lines.size() + added.size());
        for (Line line : lines) {
            Optional<ValueRow> row = line.row();
            if (row.isEmpty() || !changed.containsKey(row.get().id())) {
                next.add(line);
            } else {
                changed.get(row.get().id()).ifPresent(now -> next.add(Line.of(now, line.end())));
            }
        }
        if (lines.isEmpty() && !added.isEmpty()) {
            next.addAll(HEADER);
        }
        append(next, added);
        keepTheEnd(next);
        return new ValuesFile(next);
    }

    private void append(List<Line> next, List<ValueRow> added) {
        if (added.isEmpty()) {
            return;
        }
        String end = lines.stream()
                .map(Line::end)
                .filter(each -> !each.isEmpty())
                .findFirst()
                .orElse("\n");
        int last = next.size() - 1;
        if (last >= 0 && next.get(last).end().isEmpty()) {
            next.set(last, next.get(last).ending(end));
        }
        added.forEach(row -> next.add(Line.of(row, end)));
    }

    /** A file without a line end behind its last line stays one. */
    private void keepTheEnd(List<Line> next) {
        boolean open = lines.isEmpty() || lines.get(lines.size() - 1).end().isEmpty();
        if (open && !next.isEmpty() && next.get(next.size() - 1).row().isPresent()) {
            next.set(next.size() - 1, next.get(next.size() - 1).ending(""));
        }
    }

    /** Whether the other is written in the same bytes. */
    @Override
    public boolean equals(Object other) {
        return other instanceof ValuesFile file && lines.equals(file.lines);
    }

    @Override
    public int hashCode() {
        return lines.hashCode();
    }

    /** How many rows there are, for people. */
    @Override
    public String toString() {
        return "values of " + rows.size() + " items";
    }
}
