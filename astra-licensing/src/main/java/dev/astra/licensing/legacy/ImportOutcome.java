package dev.astra.licensing.legacy;

import java.time.Instant;
import java.util.List;
import java.util.function.Function;

/** Immutable. What came of importing the old bot's files. Only {@link Imported} changed anything. */
public sealed interface ImportOutcome {
    /**
     * Calls the function of the case at hand.
     *
     * @param imported for {@link Imported}
     * @param wouldImport for {@link WouldImport}
     * @param already for {@link AlreadyImported}
     * @param notEmpty for {@link StoreNotEmpty}
     * @param zone for {@link ZoneNeeded}
     * @param refused for {@link Refused}
     */
    default <R> R fold(
            Function<Imported, R> imported,
            Function<WouldImport, R> wouldImport,
            Function<AlreadyImported, R> already,
            Function<StoreNotEmpty, R> notEmpty,
            Function<ZoneNeeded, R> zone,
            Function<Refused, R> refused) {
        if (this instanceof Imported it) {
            return imported.apply(it);
        } else if (this instanceof WouldImport it) {
            return wouldImport.apply(it);
        } else if (this instanceof AlreadyImported it) {
            return already.apply(it);
        } else if (this instanceof StoreNotEmpty it) {
            return notEmpty.apply(it);
        }
        return this instanceof ZoneNeeded it ? zone.apply(it) : refused.apply((Refused) this);
    }

    /**
     * Everything is in the store.
     *
     * @param report what
     */
    record Imported(ImportReport report) implements ImportOutcome {}

    /**
     * A dry run: everything would be in the store.
     *
     * @param report what
     */
    record WouldImport(ImportReport report) implements ImportOutcome {}

    /**
     * This very file was imported before; nothing to do.
     *
     * @param at when
     */
    record AlreadyImported(Instant at) implements ImportOutcome {}

    /**
     * There are orders or licenses in the store, with which the imported ones could collide. Import into an empty store.
     *
     * @param orders how many
     * @param licenses how many
     */
    record StoreNotEmpty(long orders, long licenses) implements ImportOutcome {}

    /**
     * The file has local times, and nobody said of which zone. It is the zone of the machine that the old bot ran on.
     *
     * @param times how many
     */
    record ZoneNeeded(int times) implements ImportOutcome {}

    /**
     * The file could not be understood in full, so nothing was taken from it.
     *
     * @param problems all that were found; at least one
     */
    record Refused(List<LegacyRemark> problems) implements ImportOutcome {
        /** Copies the list. */
        public Refused {
            problems = List.copyOf(problems);
        }
    }
}
