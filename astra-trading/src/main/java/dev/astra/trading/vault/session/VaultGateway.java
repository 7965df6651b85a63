package dev.astra.trading.vault.session;

import dev.astra.trading.gateway.PlayerId;
import dev.astra.trading.vault.item.Handover;
import dev.astra.trading.vault.trade.TradeKey;

/**
 * The way from a game's client to the vault.
 *
 * <ol>
 *   <li><b>Threading.</b> May be called from any thread, and blocks for a bounded time.
 *   <li><b>Failure.</b> It throws nothing for what the way does: no answer, an error of the other side, an answer that
 *       cannot be read, a word in it that is not known are cases of the answers. {@code NoAnswer} means that the vault may
 *       have done it or not.
 *   <li><b>Repetition.</b> The vault does everything once by its key. Whoever has no answer asks again, unchanged.
 * </ol>
 */
public interface VaultGateway {
    /** Begins a meeting and asks what to do in it. */
    OpenAnswer open(TradeKey key, PlayerId player);

    /**
     * Tells what changed hands.
     *
     * @param handover all of it
     */
    EndAnswer complete(TradeKey key, Handover handover);

    /** Tells that nothing changed hands. */
    EndAnswer cancel(TradeKey key);
}
