package dev.astra.trading.value;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Thread-safe. Keeps the {@code values} file and the {@link ValueBook} in step with the feed. A failure or an implausible
 * answer changes neither: the old values stay, with their age.
 *
 * <pre>{@code
 * ItemValues values = ItemValues.of(feed, FileValuesStorage.at(path));
 * values.update().fold(current -> current.update().changes(), implausible -> List.of());
 * }</pre>
 */
public final class ItemValues {
    private final ValueFeed feed;
    private final ValuesStorage storage;
    private final FeedCheck check;
    private final ReentrantLock oneAtATime = new ReentrantLock();
    private volatile Optional<ValueBook> book = Optional.empty();
    private Optional<ValuesFile> last = Optional.empty();

    private ItemValues(ValueFeed feed, ValuesStorage storage, FeedCheck check) {
        this.feed = Objects.requireNonNull(feed, "feed");
        this.storage = Objects.requireNonNull(storage, "storage");
        this.check = Objects.requireNonNull(check, "check");
    }

    /** With the usual doubts. */
    public static ItemValues of(ValueFeed feed, ValuesStorage storage) {
        return of(feed, storage, FeedCheck.STANDARD);
    }

    /**
     * Keeps values.
     *
     * @param feed what items are worth
     * @param storage where the file is
     * @param check which answers are believed
     */
    public static ItemValues of(ValueFeed feed, ValuesStorage storage, FeedCheck check) {
        return new ItemValues(feed, storage, check);
    }

    /**
     * Asks the feed, writes the file if its bytes change, and then shows the new book.
     *
     * @throws dev.astra.core.UnavailableException if the feed or the file cannot be asked or written now
     * @throws dev.astra.core.RejectedException if somebody must look
     * @throws dev.astra.core.CorruptDataException if the file cannot be understood
     */
    public UpdateOutcome update() throws InterruptedException {
        return cycle(true);
    }

    /** What {@link #update} would do; writes nothing, and {@link #book} stays. */
    public UpdateOutcome preview() throws InterruptedException {
        return cycle(false);
    }

    /** What everything is worth, as of the last update; empty before the first. */
    public Optional<ValueBook> book() {
        return book;
    }

    private UpdateOutcome cycle(boolean keep) throws InterruptedException {
        FetchedFeed answer = feed.fetch();
        oneAtATime.lock();
        try {
            ValuesFile before = storage.read();
            List<String> doubts = check.doubts(answer, before);
            if (!doubts.isEmpty()) {
                return new UpdateOutcome.Implausible(answer, doubts);
            }
            ValueUpdate update = ValueUpdate.of(before, answer);
            boolean write = keep && !update.file().equals(before);
            if (write) {
                storage.replace(before, update.file());
            }
            long version = book.map(ValueBook::version).orElse(0L) + 1;
            ValueBook next = ValueBook.of(version, answer, update.file());
            List<ItemId> elsewhere = last.map(before::givenOtherwiseThan).orElse(List.of());
            if (keep) {
                book = Optional.of(next);
                last = Optional.of(update.file());
            }
            return new UpdateOutcome.Current(next, update, write, elsewhere);
        } finally {
            oneAtATime.unlock();
        }
    }
}
