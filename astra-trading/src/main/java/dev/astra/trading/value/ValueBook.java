package dev.astra.trading.value;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Immutable. What all items are worth at one moment: an answer of the feed together with the {@code values} file as it stood
 * after it. Everything that is judged is judged by one book.
 */
public final class ValueBook {
    private final long version;
    private final String source;
    private final Instant at;
    private final SortedMap<ItemId, BookEntry> entries;

    private ValueBook(long version, String source, Instant at, SortedMap<ItemId, BookEntry> entries) {
        this.version = version;
        this.source = source;
        this.at = at;
        this.entries = Collections.unmodifiableSortedMap(entries);
    }

    /**
     * A book.
     *
     * @param version tells books of one run apart; a later one has a higher number
     * @param feed the answer; its source and time are the book's
     * @param file the rows; none for a feed alone
     */
    public static ValueBook of(long version, FetchedFeed feed, ValuesFile file) {
        TreeMap<ItemId, BookEntry> entries = new TreeMap<>();
        for (ValueRow row : file.rows()) {
            OptionalLong fileValue = OptionalLong.of(row.value());
            entries.put(
                    row.id(),
                    new BookEntry(row.id(), "", OptionalLong.empty(), fileValue, OptionalLong.empty(), false));
        }
        for (ItemValue item : feed.items()) {
            BookEntry inFile = entries.get(item.id());
            OptionalLong fileValue = inFile == null ? OptionalLong.empty() : inFile.fileValue();
            entries.put(
                    item.id(),
                    new BookEntry(item.id(), item.name(), item.value(), fileValue, item.rap(), item.projected()));
        }
        return new ValueBook(version, feed.source(), feed.fetchedAt(), entries);
    }

    /** Tells books of one run apart; a later one has a higher number. */
    public long version() {
        return version;
    }

    /** Where the feed's part comes from, for people. */
    public String source() {
        return source;
    }

    /** When the feed's part was fetched. */
    public Instant at() {
        return at;
    }

    /** How old it is; never negative. */
    public Duration age(Instant now) {
        Duration age = Duration.between(at, Objects.requireNonNull(now, "now"));
        return age.isNegative() ? Duration.ZERO : age;
    }

    /** What is known about an item. */
    public Optional<BookEntry> find(ItemId id) {
        return Optional.ofNullable(entries.get(Objects.requireNonNull(id, "id")));
    }

    /** All items, by id. */
    public Collection<BookEntry> entries() {
        return entries.values();
    }

    /** Its source, time, version and size, for people. */
    @Override
    public String toString() {
        return "values of " + source + " at " + at + ", version " + version + ", " + entries.size() + " items";
    }
}
