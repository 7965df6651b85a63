package dev.astra.http.server;

import dev.astra.core.store.Store;
import dev.astra.core.store.StoreHealth;
import java.util.Optional;

/**
 * Says whether a server should get requests.
 *
 * <ol>
 *   <li>It is asked on event loops, often, and does not block.
 *   <li>What it says is public: no names of files, no ids.
 * </ol>
 */
@FunctionalInterface
public interface Readiness {
    /** What is wrong, in one sentence; empty if nothing is. */
    Optional<String> problem();

    /** Whether a store takes writes and has nothing to complain about. */
    static Readiness of(Store store) {
        return () -> {
            StoreHealth health = store.health();
            if (!health.writable()) {
                return Optional.of("the store takes no writes");
            }
            return health.problems().isEmpty()
                    ? Optional.empty()
                    : Optional.of("the store has a problem; the operator's log and \"store stats\" tell it");
        };
    }
}
