package dev.astra.licensing;

import dev.astra.core.UserId;
import dev.astra.core.order.OrderNumber;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * Immutable. What the buyer of one order has: one program on one machine. A person may own several.
 *
 * @param id the buyer id, which is the order's number
 * @param owner who claimed it; an imported one may have a machine but no owner
 * @param claimedAt when it was claimed; empty for imported ones
 * @param key its random key; imported ones have none until their owner asks for it
 * @param activation what it is bound to
 * @param lastChange the accepted change of machine that the cooldown counts from; empty means that the next is free
 * @param revocation present once it was taken away
 */
public record License(
        BuyerId id,
        Optional<UserId> owner,
        Optional<Instant> claimedAt,
        Optional<LicenseKey> key,
        Optional<Activation> activation,
        Optional<LastChange> lastChange,
        Optional<Revocation> revocation) {
    /** Refuses missing parts. */
    public License {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(owner, "owner");
        Objects.requireNonNull(claimedAt, "claimedAt");
        Objects.requireNonNull(key, "key");
        Objects.requireNonNull(activation, "activation");
        Objects.requireNonNull(lastChange, "lastChange");
        Objects.requireNonNull(revocation, "revocation");
    }

    /**
     * A license that nobody has claimed.
     *
     * @param id the buyer id
     */
    public static License unclaimed(BuyerId id) {
        return new License(
                id,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    /** The order that it was bought with. */
    public OrderNumber order() {
        return new OrderNumber(id.value());
    }

    /** The machine that it is bound to, if there is one. */
    public Optional<MachineId> machine() {
        return activation.flatMap(Activation::machine);
    }

    /** Whether it was taken away. */
    public boolean revoked() {
        return revocation.isPresent();
    }

    /** Its line in the published list; empty if it has none: not bound, or taken away. */
    public Optional<LegacyWhitelist.Row> row() {
        return revoked()
                ? Optional.empty()
                : activation
                        .flatMap(Activation::machineKey)
                        .map(key -> new LegacyWhitelist.Row(LegacyWhitelist.buyerKey(id), key));
    }

    /** Whether it has a line in the published list. */
    public boolean listed() {
        return !revoked() && activation.flatMap(Activation::machineKey).isPresent();
    }

    /** What its row in the signed list is made of; empty if it has none: not listed, without a key, or on no machine. */
    public Optional<SignedWhitelist.Entry> entry() {
        return revoked()
                ? Optional.empty()
                : key.flatMap(secret -> machine().map(at -> new SignedWhitelist.Entry(secret, at)));
    }

    License claimed(UserId by, LicenseKey secret, Instant at) {
        return new License(
                id, Optional.of(by), Optional.of(at), Optional.of(secret), activation, lastChange, revocation);
    }

    License bound(MachineId machine, Instant at) {
        return new License(
                id,
                owner,
                claimedAt,
                key,
                Optional.of(Activation.of(machine, at)),
                Optional.of(new LastChange(at, Optional.empty())),
                revocation);
    }

    License withoutCooldown() {
        return new License(id, owner, claimedAt, key, activation, Optional.empty(), revocation);
    }

    License withKey(LicenseKey secret) {
        return new License(id, owner, claimedAt, Optional.of(secret), activation, lastChange, revocation);
    }

    License with(Optional<Revocation> changed) {
        return new License(id, owner, claimedAt, key, activation, lastChange, changed);
    }

    /** What the audit log calls it. */
    public String subject() {
        return subject(id);
    }

    static String subject(BuyerId id) {
        return "license " + id;
    }

    /**
     * Immutable. When a change of machine was accepted.
     *
     * @param at when
     * @param text as an older program wrote it; exported verbatim
     */
    public record LastChange(Instant at, Optional<String> text) {
        /** Refuses missing parts. */
        public LastChange {
            Objects.requireNonNull(at, "at");
            Objects.requireNonNull(text, "text");
        }
    }
}
