package dev.astra.trading.vault.value;

import java.util.List;
import java.util.Objects;
import java.util.function.Function;

/** Immutable. What came of reading one page of a source. */
public sealed interface PageOutcome {
    /**
     * Calls the function of the case at hand.
     *
     * @param read for {@link Read}
     * @param failed for {@link Failed}
     */
    default <R> R fold(Function<Read, R> read, Function<Failed, R> failed) {
        return this instanceof Read it ? read.apply(it) : failed.apply((Failed) this);
    }

    /**
     * The page.
     *
     * @param rows what could be understood
     * @param refused what could not, a sentence each
     */
    record Read(List<CatalogueRow> rows, List<String> refused) implements PageOutcome {
        /** Copies the lists. */
        public Read {
            rows = List.copyOf(rows);
            refused = List.copyOf(refused);
        }
    }

    /**
     * The page could not be read.
     *
     * @param reason for people
     */
    record Failed(String reason) implements PageOutcome {
        /** Refuses null. */
        public Failed {
            Objects.requireNonNull(reason, "reason");
        }
    }
}
