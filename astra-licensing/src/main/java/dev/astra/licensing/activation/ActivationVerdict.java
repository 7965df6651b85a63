package dev.astra.licensing.activation;

import java.time.Instant;
import java.util.function.Function;

/** Immutable. Whether an activation file lets this machine run the license. Only {@link Allowed} does. */
public sealed interface ActivationVerdict {
    /**
     * Calls the function of the case at hand.
     *
     * @param allowed for {@link Allowed}
     * @param denied for {@link Denied}
     * @param unknown for {@link Unknown}
     */
    <R> R fold(Function<Allowed, R> allowed, Function<Denied, R> denied, Function<Unknown, R> unknown);

    /**
     * Yes.
     *
     * @param match how much of the machine is still the same; ask for a new file when something changed
     * @param until the first moment at which the file is stale
     */
    record Allowed(ComponentMatch match, Instant until) implements ActivationVerdict {
        @Override
        public <R> R fold(Function<Allowed, R> allowed, Function<Denied, R> denied, Function<Unknown, R> unknown) {
            return allowed.apply(this);
        }
    }

    /**
     * No: the file is there and says otherwise.
     *
     * @param reason why, for the customer
     */
    record Denied(String reason) implements ActivationVerdict {
        @Override
        public <R> R fold(Function<Allowed, R> allowed, Function<Denied, R> denied, Function<Unknown, R> unknown) {
            return denied.apply(this);
        }
    }

    /**
     * It cannot be told, which is no yes.
     *
     * @param reason why, for the customer
     */
    record Unknown(String reason) implements ActivationVerdict {
        @Override
        public <R> R fold(Function<Allowed, R> allowed, Function<Denied, R> denied, Function<Unknown, R> unknown) {
            return unknown.apply(this);
        }
    }
}
