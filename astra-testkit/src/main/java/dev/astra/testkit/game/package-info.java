/**
 * A made-up game with players who trade with bots, in its own time. {@link dev.astra.testkit.game.SimulatedGame} drives {@code
 * TradeSession} against any vault, with as much trouble as one likes. For tests and demonstrations.
 */
@NullMarked
package dev.astra.testkit.game;

import org.jspecify.annotations.NullMarked;
