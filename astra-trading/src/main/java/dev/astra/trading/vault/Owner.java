package dev.astra.trading.vault;

import dev.astra.core.UserId;
import dev.astra.core.store.Tx;
import dev.astra.core.store.View;
import dev.astra.trading.vault.trade.TradeCode;
import java.util.Optional;

/**
 * Immutable. Somebody who owns something, or did. The number stands for them in histories, which stay for good and so must
 * not say who it is.
 *
 * @param user who
 * @param number never given twice
 * @param code of their next trade, if they were told one
 */
record Owner(UserId user, long number, Optional<TradeCode> code) {
    static Optional<Owner> find(View view, UserId user) {
        return view.table(Stored.OWNERS).get(user);
    }

    /** The owner, who is made if there is none. */
    static Owner of(Tx tx, UserId user) {
        return find(tx, user).orElseGet(() -> {
            Owner owner = new Owner(user, tx.next(Stored.OWNER_NUMBERS), Optional.empty());
            tx.put(Stored.OWNERS, owner);
            return owner;
        });
    }

    /** The code of their next trade, drawn if they have none. */
    static TradeCode code(Tx tx, UserId user) {
        Owner owner = of(tx, user);
        return owner.code.orElseGet(() -> {
            TradeCode code = TradeCode.draw(tx.random());
            tx.put(Stored.OWNERS, new Owner(user, owner.number, Optional.of(code)));
            return code;
        });
    }

    /** Ends the code: what is said of it later is said by somebody else. */
    static void endCode(Tx tx, UserId user) {
        find(tx, user)
                .filter(owner -> owner.code.isPresent())
                .ifPresent(owner -> tx.put(Stored.OWNERS, new Owner(user, owner.number, Optional.empty())));
    }
}
