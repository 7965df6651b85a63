package dev.astra.trading.vault;

import dev.astra.trading.vault.item.Bundle;
import dev.astra.trading.vault.item.Fault;
import java.util.Optional;

/**
 * Immutable. What one trade may be about. The same holds in both directions: gems that may be deposited may be withdrawn.
 *
 * @param mostPets in one trade, from 1 to {@value #MOST_PETS}
 * @param leastGems if there are any, at least 1
 * @param mostGems in one trade
 * @param gemBlock gems come in multiples of it, at least 1
 * @param mostBotGems what one bot can hold
 */
public record VaultLimits(int mostPets, long leastGems, long mostGems, long gemBlock, long mostBotGems) {
    /** The most pets that a trade can ever have. */
    public static final int MOST_PETS = 1000;

    /** 50 pets; 50 million to 10 billion gems in blocks of 50 million; 100 billion gems a bot. */
    public static final VaultLimits STANDARD =
            new VaultLimits(50, 50_000_000, 10_000_000_000L, 50_000_000, 100_000_000_000L);

    /** Refuses limits that nothing could keep. */
    public VaultLimits {
        if (mostPets < 1 || mostPets > MOST_PETS) {
            throw new IllegalArgumentException("mostPets must be from 1 to " + MOST_PETS + ", got " + mostPets);
        }
        if (leastGems < 1 || gemBlock < 1 || mostGems < leastGems || mostBotGems < mostGems) {
            throw new IllegalArgumentException(
                    "expected 1 <= leastGems <= mostGems <= mostBotGems and gemBlock >= 1, got " + leastGems + ", "
                            + mostGems + ", " + mostBotGems + " and " + gemBlock);
        }
    }

    /** The rule for gems that is broken first, if one is. */
    public Optional<Fault> gems(long gems) {
        if (gems < 0) {
            return Optional.of(Fault.of(Fault.Kind.GEMS_NEGATIVE));
        } else if (gems == 0) {
            return Optional.empty();
        } else if (gems < leastGems) {
            return Optional.of(Fault.of(Fault.Kind.GEMS_BELOW_MINIMUM, leastGems));
        } else if (gems > mostGems) {
            return Optional.of(Fault.of(Fault.Kind.GEMS_ABOVE_MAXIMUM, mostGems));
        }
        return gems % gemBlock == 0 ? Optional.empty() : Optional.of(Fault.of(Fault.Kind.GEMS_NOT_IN_BLOCKS, gemBlock));
    }

    /** The rule for a whole trade that is broken first, if one is. */
    public Optional<Fault> trade(Bundle bundle) {
        if (bundle.isEmpty()) {
            return Optional.of(Fault.of(Fault.Kind.NOTHING_OFFERED));
        } else if (bundle.pieces() > mostPets) {
            return Optional.of(Fault.of(Fault.Kind.TOO_MANY_PETS, mostPets));
        }
        return gems(bundle.gems());
    }
}
