package dev.astra.trading.account;

import dev.astra.trading.gateway.PlayerId;

/**
 * Reads profiles from the trading site.
 *
 * <ol>
 *   <li>It may be called from any thread and may block, for at most 10 s a call.
 *   <li>It throws nothing for what the site does: no answer, an error, a refusal for the rate and an answer that cannot be
 *       read are {@link Lookup.Unavailable}, with the site's hint when to come back.
 *   <li>{@link Lookup.Absent} is only what the site itself says is not there.
 *   <li>It keeps nothing: each call asks the site.
 * </ol>
 */
public interface ProfileSource {
    /**
     * Finds an account by its name.
     *
     * @param name in any case
     */
    Lookup<Player> find(String name);

    /**
     * The text that the owner wrote about themselves; an empty profile is found, as an empty text.
     *
     * @param player whose
     */
    Lookup<String> text(PlayerId player);
}
