package dev.astra.trading.account;

import dev.astra.core.UserId;
import dev.astra.core.store.View;

/**
 * Says who needs their account just now. The vault fulfills it.
 *
 * <ol>
 *   <li>Called inside the change that gives an account up: it only reads the state that it is given.
 * </ol>
 */
@FunctionalInterface
public interface OpenTrades {
    /** Nobody ever. */
    OpenTrades NONE = (view, user) -> false;

    /**
     * Whether a trade of this user is under way, or waits to be fetched.
     *
     * @param view the state to look at
     * @param user whose
     */
    boolean has(View view, UserId user);
}
