package dev.astra.core.store;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;

/**
 * Immutable. A change of form that adding fields cannot express: a table gets another name, goes away, or its rows another
 * form. It runs once in the life of a store, when a program that declares it opens that store, and is recorded by its name;
 * so a name is used once, and a migration is declared for ever, behind the older ones.
 */
public final class Migration {
    private final String name;
    private final List<String> tables;
    private final UnaryOperator<Map<String, Object>> row;

    private Migration(String name, List<String> tables, UnaryOperator<Map<String, Object>> row) {
        this.name = Table.checkName(name);
        this.tables = tables.stream().map(Table::checkName).toList();
        this.row = Objects.requireNonNull(row, "row");
    }

    /**
     * Gives a table another name.
     *
     * @param name the migration's own name: lower-case letters, digits, dots and hyphens, at most 63
     * @param from the table's name so far
     * @param to its name from now on; a row that is there under the same key is refused
     */
    public static Migration rename(String name, String from, String to) {
        return new Migration(name, List.of(from, to), fields -> fields);
    }

    /**
     * Takes a table away with all its rows.
     *
     * @param name the migration's own name
     * @param table the table
     */
    public static Migration remove(String name, String table) {
        return new Migration(name, List.of(table), fields -> Map.of());
    }

    /**
     * Gives every row of a table another form.
     *
     * @param name the migration's own name
     * @param table the table
     * @param change makes the new fields of the old ones: {@code String}, {@code Long}, {@code BigDecimal},
     *     {@code Boolean}, {@code List} or {@code Map} by name; not empty; a pure function, since a crash may have it run again
     */
    public static Migration rows(String name, String table, UnaryOperator<Map<String, Object>> change) {
        return new Migration(name, List.of(table, table), change);
    }

    String name() {
        return name;
    }

    /** The table that it reads and, if its rows stay, the one that it writes. */
    List<String> tables() {
        return tables;
    }

    /** Whether rows stay. */
    boolean keepsRows() {
        return tables.size() == 2;
    }

    Map<String, Object> change(Map<String, Object> fields) {
        Map<String, Object> changed = row.apply(fields);
        if (changed.isEmpty()) {
            throw new IllegalStateException("migration " + name + ": expected the fields of a row, got none");
        }
        return changed;
    }
}
