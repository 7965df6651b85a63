package dev.astra.core.store;

/**
 * How the rows of a {@link Table} are written to the log and read from it: field by field, by name. Both directions are
 * pure and know each other's fields. A field that {@link #read} does not ask for is kept and written again, so an older
 * program loses nothing of a newer one's rows.
 *
 * @param <K> the key's type
 * @param <V> the row's type
 */
public interface RowCodec<K, V> {
    /** Writes every field of the row but its key. */
    void write(V row, RowWriter out);

    /**
     * Makes the row of a key and fields.
     *
     * @throws dev.astra.core.CorruptDataException if a field is missing or of the wrong kind; the reader's methods throw it
     */
    V read(K key, RowReader in);
}
