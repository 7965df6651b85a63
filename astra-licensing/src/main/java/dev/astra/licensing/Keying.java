package dev.astra.licensing;

import dev.astra.core.Actor;
import dev.astra.core.audit.AuditLog;
import dev.astra.core.store.Tx;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.ToLongFunction;

/**
 * Immutable. The rule of keys: imported licenses get theirs when it is asked for, and a key that got about is replaced.
 *
 * @param listChanged raises the version of the list and has it published
 */
record Keying(ToLongFunction<Tx> listChanged) {
    KeyOutcome issue(Tx tx, BuyerId id, Actor actor) {
        return Licenses.find(tx, id)
                .filter(license -> license.owner().isPresent() && !license.revoked())
                .flatMap(License::key)
                .<KeyOutcome>map(KeyOutcome.AlreadyIssued::new)
                .orElseGet(() -> replace(tx, id, actor));
    }

    KeyOutcome replace(Tx tx, BuyerId id, Actor actor) {
        Optional<License> found = Licenses.find(tx, id).filter(it -> it.owner().isPresent());
        if (found.isEmpty()) {
            return new KeyOutcome.Unclaimed();
        }
        License license = found.get();
        if (license.revocation().isPresent()) {
            return new KeyOutcome.Revoked(license.revocation().get().reason());
        }
        LicenseKey key = LicenseKey.draw(tx.random());
        tx.put(Licenses.LICENSES, license.withKey(key));
        AuditLog.note(
                tx,
                actor,
                "issue key",
                license.subject(),
                license.key().isPresent() ? "had a key" : "had no key",
                "has a new key");
        return new KeyOutcome.Issued(
                key, license.listed() ? OptionalLong.of(listChanged.applyAsLong(tx)) : OptionalLong.empty());
    }
}
