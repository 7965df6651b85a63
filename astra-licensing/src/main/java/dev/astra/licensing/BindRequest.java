package dev.astra.licensing;

import dev.astra.core.UserId;
import java.util.Objects;
import java.util.Optional;

/**
 * Immutable. Somebody wants one of their licenses bound to a machine. {@link #toString} does not show the machine id.
 *
 * @param user who
 * @param machine the machine id as they typed it
 * @param license which of their licenses; empty if they did not say
 * @param membership whether they are in the community
 */
public record BindRequest(UserId user, String machine, Optional<BuyerId> license, Membership membership) {
    /** Refuses missing parts. */
    public BindRequest {
        Objects.requireNonNull(user, "user");
        Objects.requireNonNull(machine, "machine");
        Objects.requireNonNull(license, "license");
        Objects.requireNonNull(membership, "membership");
    }

    /**
     * A request where membership is not asked for and the license not named.
     *
     * @param user who
     * @param machine the machine
     */
    public static BindRequest of(UserId user, MachineId machine) {
        return new BindRequest(user, machine.value(), Optional.empty(), Membership.NOT_REQUIRED);
    }

    /**
     * The same request for one of several licenses.
     *
     * @param choice which
     */
    public BindRequest forLicense(BuyerId choice) {
        return new BindRequest(user, machine, Optional.of(choice), membership);
    }

    @Override
    public String toString() {
        return "bind by " + user + license.map(id -> " of license " + id).orElse("") + ", " + membership;
    }
}
