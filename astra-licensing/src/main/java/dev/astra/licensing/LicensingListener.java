package dev.astra.licensing;

import dev.astra.core.UserId;
import dev.astra.core.store.Tx;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Hears what {@link Licensing} decided, in the transaction that decides it: the place to send outbox messages such as role
 * grants and log lines.
 *
 * <ol>
 *   <li>Every decision is heard once per run of its transaction, refusals too. It is part of the change: pure, without I/O,
 *       and it may be run again.
 *   <li>What it sends and stores becomes durable together with the decision, or not at all. So a message that cannot be
 *       delivered later never changes what the person was told.
 *   <li>What it throws undoes the decision and reaches whoever asked for it: a listener that cannot note what happened must
 *       not let it happen. A listener for which that is too strict catches its own exceptions.
 *   <li>Who keeps notes of single licenses hears by {@link #adopted} of those that came from elsewhere without a decision, and
 *       by {@link #forgotten} of those whose notes it has to take away.
 * </ol>
 */
@FunctionalInterface
public interface LicensingListener {
    /**
     * Hears one decision.
     *
     * @param tx the transaction of the decision, after its changes
     * @param event what was decided
     */
    void heard(Tx tx, LicensingEvent event);

    /**
     * Hears that a license was stored as it was elsewhere. Does nothing unless overridden.
     *
     * @param tx the transaction that stores it, after that
     * @param license the license
     */
    default void adopted(Tx tx, License license) {}

    /**
     * Hears that the person of some licenses is being forgotten. Does nothing unless overridden.
     *
     * @param tx the transaction that forgets them, after that
     * @param person who, if their licenses named anybody
     * @param licenses the licenses that name nobody any more
     */
    default void forgotten(Tx tx, Optional<UserId> person, List<BuyerId> licenses) {}

    /**
     * This listener, then another.
     *
     * @param next hears the same, afterwards
     */
    default LicensingListener andThen(LicensingListener next) {
        Objects.requireNonNull(next, "next");
        LicensingListener first = this;
        return new LicensingListener() {
            @Override
            public void heard(Tx tx, LicensingEvent event) {
                first.heard(tx, event);
                next.heard(tx, event);
            }

            @Override
            public void adopted(Tx tx, License license) {
                first.adopted(tx, license);
                next.adopted(tx, license);
            }

            @Override
            public void forgotten(Tx tx, Optional<UserId> person, List<BuyerId> licenses) {
                first.forgotten(tx, person, licenses);
                next.forgotten(tx, person, licenses);
            }
        };
    }
}
