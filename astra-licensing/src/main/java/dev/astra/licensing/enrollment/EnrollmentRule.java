package dev.astra.licensing.enrollment;

import dev.astra.core.cooldown.CooldownOutcome;
import dev.astra.licensing.BuyerId;
import dev.astra.licensing.LicenseKey;
import dev.astra.licensing.activation.ComponentMatch;
import dev.astra.licensing.activation.EnrollmentCode;
import dev.astra.licensing.activation.SealedComponent;
import dev.astra.licensing.machine.Component;
import dev.astra.licensing.machine.ComponentKind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * Immutable. Whether a machine is the enrolled one, may take its place, or must wait.
 *
 * <p>A machine that still has what is needed is the enrolled one. What changed of it is taken over, as long as the weight of
 * all that was taken over since the last full binding, within the healing window, is at most what may change at once
 * (enrolled minus needed). So nobody walks from one machine to another part by part faster than the cooldown allows, and a
 * healing starts the cooldown.
 *
 * @param policy the numbers
 */
record EnrollmentRule(EnrollmentPolicy policy) {
    EnrollmentOutcome decide(
            BuyerId license,
            LicenseKey key,
            EnrollmentCode code,
            Optional<Enrollment> known,
            Instant now,
            RandomGenerator random) {
        if (known.isPresent()) {
            ComponentMatch match = ComponentMatch.of(known.get().components(), key, code.machine());
            if (match.matched() >= known.get().needed()) {
                return renew(known.get(), match, key, code, now, random);
            }
        }
        int weight = code.machine().weight();
        if (code.components().size() < policy.leastComponents() || weight < policy.leastWeight()) {
            return new EnrollmentOutcome.TooWeak(
                    code.components().size(), weight, policy.leastComponents(), policy.leastWeight());
        }
        CooldownOutcome cooldown = policy.cooldown().judge(known.map(Enrollment::changedAt), now);
        return cooldown.fold(
                free -> enroll(license, key, code, known, now, random),
                early -> new EnrollmentOutcome.CooldownRefused(license, early.opensAt(), early.remaining()));
    }

    private EnrollmentOutcome enroll(
            BuyerId license,
            LicenseKey key,
            EnrollmentCode code,
            Optional<Enrollment> known,
            Instant now,
            RandomGenerator random) {
        List<SealedComponent> components = code.components().stream()
                .map(component -> SealedComponent.seal(component, key, random))
                .toList();
        Enrollment enrollment = new Enrollment(
                license,
                known.map(Enrollment::version).orElse(0L) + 1,
                components,
                policy.needed(code.machine().weight()),
                now,
                now,
                List.of());
        return new EnrollmentOutcome.Enrolled(enrollment, known.isPresent());
    }

    private EnrollmentOutcome renew(
            Enrollment known,
            ComponentMatch match,
            LicenseKey key,
            EnrollmentCode code,
            Instant now,
            RandomGenerator random) {
        List<Healing> counting = known.healings().stream()
                .filter(healing -> healing.at().plus(policy.healingWindow()).isAfter(now))
                .toList();
        int room = known.weight()
                - known.needed()
                - counting.stream().mapToInt(Healing::weight).sum();
        List<SealedComponent> components = new ArrayList<>();
        List<ComponentKind> healed = new ArrayList<>();
        List<ComponentKind> unhealed = new ArrayList<>();
        int weight = 0;
        for (SealedComponent old : known.components()) {
            boolean changed = match.changed().contains(old.kind());
            boolean fits = changed && weight + old.weight() <= room;
            components.add(fits ? replaced(old, code, key, random) : old);
            if (fits) {
                weight += old.weight();
                healed.add(old.kind());
            } else if (changed) {
                unhealed.add(old.kind());
            }
        }
        List<Healing> healings = new ArrayList<>(counting);
        if (weight > 0) {
            healings.add(new Healing(now, weight));
        }
        Enrollment enrollment = new Enrollment(
                known.license(),
                known.version() + 1,
                components,
                known.needed(),
                known.boundAt(),
                weight > 0 ? now : known.changedAt(),
                healings);
        return new EnrollmentOutcome.Renewed(enrollment, healed, unhealed);
    }

    private static SealedComponent replaced(
            SealedComponent old, EnrollmentCode code, LicenseKey key, RandomGenerator random) {
        Component fresh = code.components().stream()
                .filter(component -> component.kind() == old.kind())
                .findFirst()
                .orElseThrow();
        SealedComponent sealed = SealedComponent.seal(Objects.requireNonNull(fresh), key, random);
        return new SealedComponent(sealed.kind(), old.weight(), sealed.salt(), sealed.code());
    }
}
