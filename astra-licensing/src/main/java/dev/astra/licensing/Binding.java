package dev.astra.licensing;

import dev.astra.core.Actor;
import dev.astra.core.audit.AuditLog;
import dev.astra.core.cooldown.CooldownOutcome.RefusedUntil;
import dev.astra.core.cooldown.CooldownRule;
import dev.astra.core.store.Tx;
import java.util.List;
import java.util.Optional;
import java.util.function.ToLongFunction;

/**
 * Immutable. The rule of binding.
 *
 * @param cooldown how often a license may change its machine
 * @param policy what to do about a machine that another license has
 * @param listChanged raises the version of the list and has it published
 */
record Binding(CooldownRule cooldown, MachinePolicy policy, ToLongFunction<Tx> listChanged) {
    BindOutcome bind(Tx tx, BindRequest request) {
        MachineId machine;
        try {
            machine = MachineId.parse(request.machine());
        } catch (IllegalArgumentException none) {
            return new BindOutcome.NotAMachineId(BindOutcome.NotAMachineId.Reason.NOT_A_UUID);
        }
        if (machine.isPlaceholder()) {
            return new BindOutcome.NotAMachineId(BindOutcome.NotAMachineId.Reason.PLACEHOLDER);
        }
        if (request.membership() == Membership.NOT_A_MEMBER) {
            return new BindOutcome.NotAMember();
        }
        List<License> candidates = Licenses.of(tx, request.user()).stream()
                .filter(license -> request.license().map(license.id()::equals).orElse(true))
                .toList();
        return choose(tx, request, machine, candidates);
    }

    private BindOutcome choose(Tx tx, BindRequest request, MachineId machine, List<License> candidates) {
        if (candidates.isEmpty()) {
            return new BindOutcome.NotABuyer();
        }
        List<License> valid =
                candidates.stream().filter(license -> !license.revoked()).toList();
        if (valid.isEmpty()) {
            License taken = candidates.get(0);
            return new BindOutcome.Revoked(
                    taken.id(), taken.revocation().orElseThrow().reason());
        }
        Optional<License> there =
                valid.stream().filter(license -> isOn(license, machine)).findFirst();
        if (there.isPresent()) {
            return new BindOutcome.Unchanged(there.get().id(), machine);
        }
        if (valid.size() > 1) {
            return new BindOutcome.WhichLicense(valid.stream().map(License::id).toList());
        }
        return bind(tx, request, machine, valid.get(0));
    }

    private BindOutcome bind(Tx tx, BindRequest request, MachineId machine, License license) {
        Optional<RefusedUntil> tooEarly = cooldown.judge(license.lastChange().map(License.LastChange::at), tx.now())
                .fold(allowed -> Optional.empty(), Optional::of);
        if (tooEarly.isPresent()) {
            return new BindOutcome.CooldownRefused(
                    license.id(), tooEarly.get().opensAt(), tooEarly.get().remaining(), license.machine(), machine);
        }
        List<BuyerId> others = Licenses.elsewhere(tx, machine, license.id());
        if (policy == MachinePolicy.REFUSE && !others.isEmpty()) {
            return new BindOutcome.MachineTakenElsewhere(license.id(), others);
        }
        License bound = license.bound(machine, tx.now());
        tx.put(Licenses.LICENSES, bound);
        long version = listChanged.applyAsLong(tx);
        AuditLog.note(
                tx,
                Actor.customer(request.user()),
                "bind",
                license.subject(),
                machine(tx, license),
                machine(tx, bound) + ", list version " + version);
        return license.listed()
                ? new BindOutcome.Changed(license.id(), license.machine(), machine, version, others)
                : new BindOutcome.Bound(license.id(), machine, version, others);
    }

    private static boolean isOn(License license, MachineId machine) {
        return license.machine().equals(Optional.of(machine));
    }

    /** The machine of a license as it is noted. */
    static String machine(Tx tx, License license) {
        return license.activation()
                .flatMap(Activation::shortName)
                .map(name -> AuditLog.name(tx, license.subject(), name))
                .orElse("no machine");
    }
}
