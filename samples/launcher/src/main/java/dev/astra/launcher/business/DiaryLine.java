package dev.astra.launcher.business;

import dev.astra.core.UserId;
import dev.astra.licensing.BindOutcome;
import dev.astra.licensing.BuyerId;
import dev.astra.licensing.ClaimOutcome;
import dev.astra.licensing.LegacyWhitelist;
import dev.astra.licensing.LicensingEvent;
import dev.astra.licensing.MachineId;
import dev.astra.licensing.ReinstateOutcome;
import dev.astra.licensing.ResetOutcome;
import dev.astra.licensing.RevokeOutcome;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/**
 * The line about a decision: who, which license, what. Order ids are left out and machines are named by the beginning of
 * their hash.
 */
final class DiaryLine {
    private static final String YES = " \u2705";
    private static final String NO = " \u26D4";
    private static final String LATER = " \u23F0";

    private DiaryLine() {}

    static Optional<String> of(LicensingEvent event) {
        return event.fold(
                claim -> claim(claim.request().user(), claim.outcome()),
                bind -> bind(bind.request().user(), bind.outcome()),
                revoke -> revoke(revoke.actor() + " ", revoke.id(), revoke.outcome()),
                reinstate -> reinstate(reinstate.actor() + " ", reinstate.id(), reinstate.outcome()),
                reset -> reset(reset.actor() + " ", reset.id(), reset.outcome()),
                forget -> Optional.empty());
    }

    private static Optional<String> claim(UserId user, ClaimOutcome outcome) {
        String who = "user " + user;
        return outcome.fold(
                claimed -> Optional.of(who + " SUCCESSFULLY claimed license " + claimed.id() + YES),
                already -> Optional.of(who + " SUCCESSFULLY RE-CLAIMED license " + already.id() + YES),
                taken -> Optional.of(who + " TRIED to claim an order that is already taken" + NO),
                unknown -> Optional.of(who + " TRIED to claim an order that doesn't exist" + NO),
                notAnId -> Optional.empty(),
                notAMember -> Optional.of(who + " TRIED to claim an order but is not in the server" + NO),
                revoked ->
                        Optional.of(who + " TRIED to claim an order that was revoked (" + revoked.reason() + ")" + NO));
    }

    private static Optional<String> bind(UserId user, BindOutcome outcome) {
        String who = "user " + user;
        return outcome.fold(
                bound -> Optional.of(who + " SUCCESSFULLY set " + on(bound.id()) + name(bound.machine())
                        + shared(bound.sharedWith()) + YES),
                changed -> Optional.of(who + " SUCCESSFULLY changed " + on(changed.id()) + name(changed.old()) + " -> "
                        + name(changed.machine()) + shared(changed.sharedWith()) + YES),
                unchanged -> Optional.of(who + " set " + on(unchanged.id()) + name(unchanged.machine())
                        + " again, nothing changed" + YES),
                refused -> Optional.of(who + " tried to change " + on(refused.id()) + name(refused.old()) + " -> "
                        + name(refused.machine()) + " but too recently, free at "
                        + refused.until().truncatedTo(ChronoUnit.SECONDS) + LATER),
                notABuyer -> Optional.of(who + " TRIED to set a machine without a license" + NO),
                notAMember -> Optional.of(who + " TRIED to set a machine but is not in the server" + NO),
                notAMachine -> Optional.of(who + " TRIED to set what is no machine id" + NO),
                which -> Optional.empty(),
                taken -> Optional.of(
                        who + " TRIED to set " + on(taken.id()) + "a machine of license " + taken.others() + NO),
                revoked -> Optional.of(who + " TRIED to set the machine of license " + revoked.id()
                        + ", which was revoked (" + revoked.reason() + ")" + NO));
    }

    private static Optional<String> revoke(String who, BuyerId id, RevokeOutcome outcome) {
        return outcome.fold(
                revoked -> Optional.of(who + "revoked license " + id
                        + revoked.license()
                                .revocation()
                                .map(it -> " (" + it.reason() + ")")
                                .orElse("") + YES),
                already -> Optional.empty(),
                unknown -> Optional.empty());
    }

    private static Optional<String> reinstate(String who, BuyerId id, ReinstateOutcome outcome) {
        return outcome.fold(
                reinstated -> Optional.of(who + "gave license " + id + " back" + YES),
                notRevoked -> Optional.empty(),
                moneyGone -> Optional.empty(),
                unknown -> Optional.empty());
    }

    private static Optional<String> reset(String who, BuyerId id, ResetOutcome outcome) {
        return outcome.fold(
                reset -> Optional.of(who + "reset the cooldown of license " + id + YES),
                nothing -> Optional.empty(),
                unknown -> Optional.empty());
    }

    private static String on(BuyerId id) {
        return "(license " + id + ") ";
    }

    private static String name(MachineId machine) {
        return "machine " + LegacyWhitelist.machineKey(machine).substring(0, 8);
    }

    private static String name(Optional<MachineId> machine) {
        return machine.map(DiaryLine::name).orElse("an unreadable id");
    }

    private static String shared(List<BuyerId> others) {
        return others.isEmpty() ? "" : ", which license " + others + " has too";
    }
}
