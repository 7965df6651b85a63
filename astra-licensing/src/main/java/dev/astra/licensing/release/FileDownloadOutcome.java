package dev.astra.licensing.release;

import java.nio.file.Path;
import java.util.function.Function;

/** Immutable. What came of a download. Only {@link Placed} changed anything. */
public sealed interface FileDownloadOutcome {
    /**
     * Calls the function of the case at hand.
     *
     * @param placed for {@link Placed}
     * @param refused for {@link Refused}
     */
    <R> R fold(Function<Placed, R> placed, Function<Refused, R> refused);

    /**
     * The file is there, whole, and what the manifest says.
     *
     * @param file where
     */
    record Placed(Path file) implements FileDownloadOutcome {
        @Override
        public <R> R fold(Function<Placed, R> placed, Function<Refused, R> refused) {
            return placed.apply(this);
        }
    }

    /**
     * What came is not what the manifest says, or not what should be taken.
     *
     * @param reason why
     */
    record Refused(String reason) implements FileDownloadOutcome {
        @Override
        public <R> R fold(Function<Placed, R> placed, Function<Refused, R> refused) {
            return refused.apply(this);
        }
    }
}
