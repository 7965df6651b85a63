package dev.astra.licensing.machine;

import dev.astra.core.UnavailableException;
import dev.astra.licensing.MachineId;
import java.util.function.Function;

/** Immutable. What a {@link MachineIdSource} answers. */
public sealed interface MachineIdOutcome {
    /**
     * Calls the function of the case.
     *
     * @param found this is the machine
     * @param unavailable it cannot be told
     */
    <T> T fold(Function<Found, T> found, Function<Unavailable, T> unavailable);

    /**
     * The id, where there is nothing to do without one.
     *
     * @throws dev.astra.core.UnavailableException if it cannot be told, with the reason
     */
    default MachineId orElseThrow() {
        return fold(Found::id, unavailable -> {
            throw new UnavailableException(unavailable.reason());
        });
    }

    /**
     * This is the machine.
     *
     * @param id its id, never a placeholder
     * @param grade how much the id is worth
     * @param origin where it comes from, for people, such as {@code SMBIOS UUID}
     */
    record Found(MachineId id, Grade grade, String origin) implements MachineIdOutcome {
        /** Refuses a placeholder. */
        public Found {
            if (id.isPlaceholder()) {
                throw new IllegalArgumentException(
                        "expected an id of one machine, got a placeholder that many machines share, from " + origin);
            }
        }

        @Override
        public <T> T fold(Function<Found, T> found, Function<Unavailable, T> unavailable) {
            return found.apply(this);
        }
    }

    /**
     * It cannot be told.
     *
     * @param reason what was looked at, what was found there, what to do
     */
    record Unavailable(String reason) implements MachineIdOutcome {
        @Override
        public <T> T fold(Function<Found, T> found, Function<Unavailable, T> unavailable) {
            return unavailable.apply(this);
        }
    }
}
