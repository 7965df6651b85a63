package dev.astra.core.store;

import java.util.function.Function;

/** Immutable. What became of a batch offered to a {@link Journal}. */
public sealed interface AppendOutcome {
    /** The batch is durable. */
    record Appended() implements AppendOutcome {}

    /**
     * Another writer appended first; nothing of this batch was written.
     *
     * @param head the last sequence in the log
     */
    record SomeoneWasFirst(long head) implements AppendOutcome {}

    /**
     * There is no room now; nothing of this batch was written, and the journal goes on as soon as there is.
     *
     * @param reason what was expected, what was found, what to do
     */
    record Refused(String reason) implements AppendOutcome {}

    /**
     * One function per case.
     *
     * @param appended the batch is durable
     * @param someoneWasFirst another writer appended first
     * @param refused no room now
     */
    default <R> R fold(
            Function<Appended, R> appended,
            Function<SomeoneWasFirst, R> someoneWasFirst,
            Function<Refused, R> refused) {
        if (this instanceof Appended it) {
            return appended.apply(it);
        }
        if (this instanceof SomeoneWasFirst it) {
            return someoneWasFirst.apply(it);
        }
        return refused.apply((Refused) this);
    }
}
