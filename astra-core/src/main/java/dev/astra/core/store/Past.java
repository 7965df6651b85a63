package dev.astra.core.store;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Immutable, safe to hold and to share. The records of one key of a history, or of all its keys, up to one state of the
 * store; newest first. They are read from the {@link Archive} when they are asked for, on the caller's thread, which waits
 * for the disk but never for a writer: O(log n) lines to find where a page begins, then one line for each record.
 *
 * <p>Every method that reads throws {@link dev.astra.core.CorruptDataException} if a line is damaged, {@link
 * dev.astra.core.UnavailableException} if it cannot be read now, and {@link IllegalStateException} once the store is
 * closed.
 *
 * @param <E> what a record is shown as
 */
public final class Past<E> {
    /** The most records that a page may have. */
    public static final int LARGEST_PAGE = 1000;

    private final ChainReader reader;
    private final Function<ArchiveLine, E> shown;

    Past(ChainReader reader, Function<ArchiveLine, E> shown) {
        this.reader = reader;
        this.shown = shown;
    }

    /**
     * Immutable. Some records, newest first.
     *
     * @param entries the records
     * @param next what {@link Past#before} takes for the next older page; empty if there is none
     * @param <E> what a record is shown as
     */
    public record Page<E>(List<E> entries, OptionalLong next) {
        /** Copies the list. */
        public Page {
            entries = List.copyOf(entries);
            Objects.requireNonNull(next, "next");
        }
    }

    /** How many records there are; reads nothing. */
    public long count() {
        return reader.chain().length();
    }

    /**
     * The newest records.
     *
     * @param limit how many, from 1 to {@value #LARGEST_PAGE}
     */
    public Page<E> newest(int limit) {
        return page(reader.newest(), limit);
    }

    /**
     * The records before a place.
     *
     * @param place the {@link Page#next} of another page, also of a page that was read in an earlier state
     * @param limit how many, from 1 to {@value #LARGEST_PAGE}
     */
    public Page<E> before(long place, int limit) {
        long first = Math.min(place - 1, count());
        return page(first < 1 ? null : reader.at(first), limit);
    }

    /**
     * The newest records at or before a time.
     *
     * @param limit how many, from 1 to {@value #LARGEST_PAGE}
     */
    public Page<E> asOf(Instant time, int limit) {
        return page(reader.asOf(Objects.requireNonNull(time, "time")), limit);
    }

    /** The newest record at or before a time: how things stood then. */
    public Optional<E> asOf(Instant time) {
        return Optional.ofNullable(reader.asOf(Objects.requireNonNull(time, "time")))
                .map(node -> shown.apply(node.line()));
    }

    /** All records, newest first, each read when it is asked for. */
    public Stream<E> newestFirst() {
        return Stream.iterate(reader.newest(), Objects::nonNull, node -> node == null ? null : reader.before(node))
                .map(node -> shown.apply(Objects.requireNonNull(node).line()));
    }

    /** The same records, shown as something else. */
    public <R> Past<R> map(Function<? super E, ? extends R> view) {
        Objects.requireNonNull(view, "view");
        return new Past<>(reader, line -> view.apply(shown.apply(line)));
    }

    private Page<E> page(ChainReader.@Nullable Node first, int limit) {
        if (limit < 1 || limit > LARGEST_PAGE) {
            throw new IllegalArgumentException("limit must be from 1 to " + LARGEST_PAGE + ", got " + limit);
        }
        List<E> entries = new ArrayList<>();
        ChainReader.Node node = first;
        long last = 0;
        while (node != null) {
            entries.add(shown.apply(node.line()));
            last = node.place();
            node = entries.size() < limit ? reader.before(node) : null;
        }
        return new Page<>(entries, last > 1 ? OptionalLong.of(last) : OptionalLong.empty());
    }
}
