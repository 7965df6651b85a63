package dev.astra.core.store;

import java.util.List;

/**
 * Immutable. The tables that a module keeps in the store, with their indexes, and its histories. A module has one as a constant named
 * {@code TABLES} and its user hands it to {@link Store#open}.
 *
 * @param tables the tables
 * @param indexes the indexes over them
 * @param histories the histories
 */
public record Schema(List<Table<?, ?>> tables, List<Index<?, ?, ?>> indexes, List<History<?, ?>> histories) {
    /** Refuses an index over a table that is not here. */
    public Schema {
        tables = List.copyOf(tables);
        indexes = List.copyOf(indexes);
        histories = List.copyOf(histories);
        for (Index<?, ?, ?> index : indexes) {
            if (!tables.contains(index.table())) {
                throw new IllegalArgumentException(
                        "index " + index + " is over a table that the schema does not list; add " + index.table());
            }
        }
    }

    /**
     * Without histories.
     *
     * @param tables the tables
     * @param indexes the indexes over them
     */
    public Schema(List<Table<?, ?>> tables, List<Index<?, ?, ?>> indexes) {
        this(tables, indexes, List.of());
    }

    /**
     * Tables without an index.
     *
     * @param tables the tables
     */
    public static Schema of(Table<?, ?>... tables) {
        return new Schema(List.of(tables), List.of());
    }

    /**
     * The same tables with these indexes.
     *
     * @param indexes indexes over the tables listed here
     */
    public Schema with(Index<?, ?, ?>... indexes) {
        return new Schema(tables, List.of(indexes), histories);
    }

    /**
     * The same tables with these histories.
     *
     * @param histories what is only ever added to
     */
    public Schema with(History<?, ?>... histories) {
        return new Schema(tables, indexes, List.of(histories));
    }
}
