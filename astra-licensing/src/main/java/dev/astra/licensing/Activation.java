package dev.astra.licensing;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * Immutable. What a license is bound to. Usually a machine; an imported one may have texts that name no machine.
 *
 * @param machine the machine; empty if an older program stored something that is none
 * @param boundAt since when; empty if an older program did not say
 * @param legacy the texts that an older program stored, for as long as this binding lasts
 */
public record Activation(Optional<MachineId> machine, Optional<Instant> boundAt, Optional<LegacyTexts> legacy) {
    /** Refuses a binding to nothing. */
    public Activation {
        Objects.requireNonNull(boundAt, "boundAt");
        if (machine.isEmpty() && legacy.isEmpty()) {
            throw new IllegalArgumentException("expected a machine or the texts of an older program, got neither");
        }
    }

    /**
     * A binding made here.
     *
     * @param machine to which machine
     * @param at when
     */
    public static Activation of(MachineId machine, Instant at) {
        return new Activation(Optional.of(machine), Optional.of(at), Optional.empty());
    }

    /**
     * The right half of the line in the legacy list: the hash of the machine, or where there is no machine the one that
     * the older program stored. Empty means that there is no line.
     */
    public Optional<String> machineKey() {
        return machine.map(LegacyWhitelist::machineKey)
                .or(() -> legacy.map(LegacyTexts::whitelistKey).filter(key -> !key.isEmpty()));
    }

    /** Names the machine for people who compare, without telling which it is; empty if there is no machine. */
    Optional<String> shortName() {
        return machineKey().map(key -> "machine " + key.substring(0, 8));
    }

    /**
     * Immutable. What an older program stored, verbatim. {@link #toString} hides it.
     *
     * @param hostKey the machine id as somebody typed it; may be empty
     * @param whitelistKey its hash as that program made it: 64 lower-case hexadecimal digits, or empty
     */
    public record LegacyTexts(String hostKey, String whitelistKey) {
        /** Refuses a hash of another form. */
        public LegacyTexts {
            Objects.requireNonNull(hostKey, "hostKey");
            if (!whitelistKey.matches("([0-9a-f]{64})?")) {
                throw new IllegalArgumentException(
                        "expected a whitelist key of 64 lower-case hexadecimal digits or none, got a text of "
                                + whitelistKey.length() + " characters");
            }
        }

        @Override
        public String toString() {
            return "LegacyTexts[****]";
        }
    }
}
