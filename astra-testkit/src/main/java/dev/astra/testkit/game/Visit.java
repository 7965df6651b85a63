package dev.astra.testkit.game;

import dev.astra.trading.vault.session.Side;
import java.util.Objects;

/**
 * Immutable. What a player comes to a bot for.
 *
 * @param puts what they put in, of what they have; nothing to collect
 * @param mood how they behave
 */
public record Visit(Side puts, Mood mood) {
    /** How a player behaves. */
    public enum Mood {
        /** Puts in, is ready, confirms. */
        PLAIN,
        /** Changes what they put in once they were ready, and is ready again. */
        FICKLE,
        /** Leaves at some moment. */
        HASTY,
        /** Does nothing for so long that the bot gives up. */
        SLEEPY
    }

    /** Refuses null. */
    public Visit {
        Objects.requireNonNull(puts, "puts");
        Objects.requireNonNull(mood, "mood");
    }
}
