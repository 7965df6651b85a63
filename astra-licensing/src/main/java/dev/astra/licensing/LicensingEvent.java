package dev.astra.licensing;

import dev.astra.core.Actor;
import dev.astra.core.UserId;
import java.util.Optional;
import java.util.function.Function;

/** Immutable. Something that {@link Licensing} decided, refusals too. None shows an order id or a machine id as text. */
public sealed interface LicensingEvent {
    /**
     * Calls the function of the case at hand.
     *
     * @param claim for {@link Claim}
     * @param bind for {@link Bind}
     * @param revoke for {@link Revoke}
     * @param reinstate for {@link Reinstate}
     * @param reset for {@link Reset}
     * @param forget for {@link Forget}
     */
    default <R> R fold(
            Function<Claim, R> claim,
            Function<Bind, R> bind,
            Function<Revoke, R> revoke,
            Function<Reinstate, R> reinstate,
            Function<Reset, R> reset,
            Function<Forget, R> forget) {
        if (this instanceof Claim it) {
            return claim.apply(it);
        } else if (this instanceof Bind it) {
            return bind.apply(it);
        } else if (this instanceof Revoke it) {
            return revoke.apply(it);
        } else if (this instanceof Reinstate it) {
            return reinstate.apply(it);
        }
        return this instanceof Reset it ? reset.apply(it) : forget.apply((Forget) this);
    }

    /**
     * Somebody claimed an order.
     *
     * @param request what they asked
     * @param outcome what came of it
     */
    record Claim(ClaimRequest request, ClaimOutcome outcome) implements LicensingEvent {}

    /**
     * Somebody wanted a machine bound.
     *
     * @param request what they asked
     * @param outcome what came of it
     */
    record Bind(BindRequest request, BindOutcome outcome) implements LicensingEvent {}

    /**
     * A license was to be taken away.
     *
     * @param actor who wanted it
     * @param id which
     * @param outcome what came of it
     */
    record Revoke(Actor actor, BuyerId id, RevokeOutcome outcome) implements LicensingEvent {}

    /**
     * A license was to be given back.
     *
     * @param actor who wanted it
     * @param id which
     * @param outcome what came of it
     */
    record Reinstate(Actor actor, BuyerId id, ReinstateOutcome outcome) implements LicensingEvent {}

    /**
     * A cooldown was to be ended.
     *
     * @param actor who wanted it
     * @param id which
     * @param outcome what came of it
     */
    record Reset(Actor actor, BuyerId id, ResetOutcome outcome) implements LicensingEvent {}

    /**
     * A person was to be forgotten. What a listener keeps of it must not name them for longer than it takes to have it done.
     *
     * @param actor who wanted it
     * @param user whom; empty if nobody owned the license that was named
     * @param outcome what came of it
     */
    record Forget(Actor actor, Optional<UserId> user, ForgetOutcome outcome) implements LicensingEvent {}
}
