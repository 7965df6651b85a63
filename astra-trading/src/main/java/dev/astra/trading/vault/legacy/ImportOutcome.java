package dev.astra.trading.vault.legacy;

import java.util.List;
import java.util.function.Function;

/** Immutable. What came of an import. */
public sealed interface ImportOutcome {
    /**
     * Calls the function of the case at hand.
     *
     * @param imported for {@link Imported}
     * @param would for {@link WouldImport}
     * @param notEmpty for {@link NotEmpty}
     * @param refused for {@link Refused}
     */
    default <R> R fold(
            Function<Imported, R> imported,
            Function<WouldImport, R> would,
            Function<NotEmpty, R> notEmpty,
            Function<Refused, R> refused) {
        if (this instanceof Imported it) {
            return imported.apply(it);
        } else if (this instanceof WouldImport it) {
            return would.apply(it);
        }
        return this instanceof NotEmpty it ? notEmpty.apply(it) : refused.apply((Refused) this);
    }

    /**
     * Everything is in the store.
     *
     * @param report what
     */
    record Imported(ImportReport report) implements ImportOutcome {}

    /**
     * Everything could be; nothing was changed.
     *
     * @param report what
     */
    record WouldImport(ImportReport report) implements ImportOutcome {}

    /**
     * There is something in the vault already, or an account is linked; nothing was changed.
     *
     * @param owners how many users the vault knows
     * @param links how many accounts are linked
     */
    record NotEmpty(long owners, long links) implements ImportOutcome {}

    /**
     * Something cannot be taken over as it is; nothing was changed.
     *
     * @param problems what and where
     */
    record Refused(List<Remark> problems) implements ImportOutcome {
        /** Copies the list. */
        public Refused {
            problems = List.copyOf(problems);
        }
    }
}
