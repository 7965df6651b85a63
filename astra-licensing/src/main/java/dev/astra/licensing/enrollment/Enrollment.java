package dev.astra.licensing.enrollment;

import dev.astra.licensing.BuyerId;
import dev.astra.licensing.activation.ActivationFile;
import dev.astra.licensing.activation.SealedComponent;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

/**
 * Immutable. The machine that a license was activated on.
 *
 * @param license which license
 * @param version how many files were made of it; the newest has this number
 * @param components what was enrolled, one of a kind
 * @param needed how much of it must stay the same
 * @param boundAt when it was bound to this machine as a whole
 * @param changedAt when it was last bound or healed; the cooldown counts from there
 * @param healings since it was bound, as far as they still count
 */
public record Enrollment(
        BuyerId license,
        long version,
        List<SealedComponent> components,
        int needed,
        Instant boundAt,
        Instant changedAt,
        List<Healing> healings) {
    /** Copies the lists. */
    public Enrollment {
        Objects.requireNonNull(license, "license");
        Objects.requireNonNull(boundAt, "boundAt");
        Objects.requireNonNull(changedAt, "changedAt");
        components = List.copyOf(components);
        healings = List.copyOf(healings);
    }

    /** What the file of this enrollment says. */
    public ActivationFile file() {
        return new ActivationFile(license, needed, components);
    }

    /** What all components are worth. */
    int weight() {
        return file().weight();
    }
}
