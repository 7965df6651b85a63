package dev.astra.licensing.activation;

import dev.astra.core.AstraException;
import dev.astra.licensing.BuyerId;
import dev.astra.licensing.LicenseKey;
import dev.astra.licensing.activation.ActivationVerdict.Allowed;
import dev.astra.licensing.activation.ActivationVerdict.Denied;
import dev.astra.licensing.activation.ActivationVerdict.Unknown;
import dev.astra.licensing.freshness.Freshness;
import dev.astra.licensing.freshness.HighWater;
import dev.astra.licensing.freshness.HighWaterMemory;
import dev.astra.licensing.machine.ComponentSource;
import dev.astra.licensing.machine.Components;
import dev.astra.licensing.signature.Reading;
import dev.astra.licensing.signature.RootKeys;
import java.time.InstantSource;
import java.util.Objects;

/**
 * Thread-safe. Whether an activation file lets this machine run a license, without asking anybody. The steps, in order: the
 * file is signed by a key that a pinned root key certified for activations; it is of this license; no newer one was seen
 * before; its time is not over; enough of what was enrolled is still there. The first that fails is the verdict.
 *
 * <p>Turning the clock back gains nothing while the memory is there. Deleting the memory and turning the clock back, or
 * putting back a copy of the whole machine, cannot be noticed without asking somebody.
 */
public final class ActivationCheck {
    private final BuyerId license;
    private final LicenseKey key;
    private final ComponentSource machine;
    private final RootKeys roots;
    private final HighWaterMemory memory;
    private final InstantSource clock;

    /**
     * A check.
     *
     * @param license which license
     * @param key its key
     * @param machine what this machine is made of
     * @param roots the pinned root keys
     * @param memory what was seen before, of activation files alone
     * @param clock the present
     */
    public ActivationCheck(
            BuyerId license,
            LicenseKey key,
            ComponentSource machine,
            RootKeys roots,
            HighWaterMemory memory,
            InstantSource clock) {
        this.license = Objects.requireNonNull(license, "license");
        this.key = Objects.requireNonNull(key, "key");
        this.machine = Objects.requireNonNull(machine, "machine");
        this.roots = Objects.requireNonNull(roots, "roots");
        this.memory = Objects.requireNonNull(memory, "memory");
        this.clock = Objects.requireNonNull(clock, "clock");
    }

    /**
     * Judges a file.
     *
     * @param file all of it; not changed
     */
    public ActivationVerdict judge(byte[] file) {
        return ActivationFile.read(file, roots, this::judge, Unknown::new);
    }

    private ActivationVerdict judge(ActivationFile file, Reading.Sound reading) {
        if (!file.license().equals(license)) {
            return new Denied("the activation file is of another license");
        }
        try {
            return Freshness.judge(reading, memory.load(), clock.instant())
                    .fold(
                            fresh -> fresh(file, reading, fresh.seen()),
                            stale -> {
                                memory.save(stale.seen());
                                return new Denied("the activation file was good until " + stale.since()
                                        + "; activate this machine again");
                            },
                            older -> new Denied("a newer activation file was used before ("
                                    + older.known().mark() + "); use that one, or activate this machine again"),
                            forked -> new Unknown("another activation file with the same number was used before"));
        } catch (AstraException cannotTell) {
            return new Unknown(Objects.toString(cannotTell.getMessage(), "it could not be found out"));
        }
    }

    private ActivationVerdict fresh(ActivationFile file, Reading.Sound reading, HighWater seen) {
        memory.save(seen);
        Components here = machine.read();
        ComponentMatch match = ComponentMatch.of(file.components(), key, here);
        if (match.matched() >= file.needed()) {
            return new Allowed(match, reading.header().issue().expires());
        }
        String found = "expected components worth " + file.needed() + " of " + match.enrolled() + ", found "
                + match.matched() + " (changed: " + match.changed().size() + ", not readable: "
                + match.missing().size() + ")";
        return here.all().isEmpty()
                ? new Unknown("this machine tells nothing about itself: " + String.join("; ", here.notes()))
                : new Denied("this is not the machine that was activated, or too much of it changed: " + found);
    }
}
