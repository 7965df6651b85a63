package dev.astra.trading.vault;

import dev.astra.core.UserId;
import dev.astra.trading.vault.item.Bundle;
import dev.astra.trading.vault.item.Fault;
import java.util.function.Function;

/** Immutable. Whether a deposit would be taken now. Nothing is stored, and it is checked again when it is completed. */
public sealed interface CheckOutcome {
    /**
     * Calls the function of the case at hand.
     *
     * @param valid for {@link Valid}
     * @param invalid for {@link Invalid}
     * @param unknownPlayer for {@link UnknownPlayer}
     */
    default <R> R fold(
            Function<Valid, R> valid, Function<Invalid, R> invalid, Function<UnknownPlayer, R> unknownPlayer) {
        if (this instanceof Valid it) {
            return valid.apply(it);
        } else if (this instanceof Invalid it) {
            return invalid.apply(it);
        }
        return unknownPlayer.apply((UnknownPlayer) this);
    }

    /**
     * It would be.
     *
     * @param user who would be credited
     * @param bundle what, in the spelling of the catalogue
     * @param value what its pets are worth, in gems
     */
    record Valid(UserId user, Bundle bundle, long value) implements CheckOutcome {}

    /**
     * It would not.
     *
     * @param fault which rule it breaks
     */
    record Invalid(Fault fault) implements CheckOutcome {}

    /** Nobody has linked this account. */
    record UnknownPlayer() implements CheckOutcome {}
}
