package dev.astra.licensing;

import dev.astra.core.Actor;
import dev.astra.core.audit.AuditLog;
import dev.astra.core.store.Tx;
import java.util.Optional;

/** Immutable. The rule of ending a cooldown. */
final class Resetting {
    private Resetting() {}

    static ResetOutcome reset(Tx tx, BuyerId id, Actor actor) {
        Optional<License> found = Licenses.find(tx, id);
        if (found.isEmpty()) {
            return new ResetOutcome.UnknownLicense();
        }
        License license = found.get();
        if (license.lastChange().isEmpty()) {
            return new ResetOutcome.NothingToReset();
        }
        License.LastChange last = license.lastChange().get();
        tx.put(Licenses.LICENSES, license.withoutCooldown());
        AuditLog.note(tx, actor, "reset cooldown", license.subject(), "last change " + last.at(), "next change free");
        return new ResetOutcome.Reset(last.at());
    }
}
