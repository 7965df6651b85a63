package dev.astra.trading.account;

import dev.astra.trading.gateway.PlayerId;
import java.net.URI;
import java.util.concurrent.CompletionStage;

/**
 * Reads profiles from the trading site.
 *
 * <ol>
 *   <li>It may be called from any thread and returns at once. One request takes at most 10 s; a look-up, with what is tried
 *       again, at most a minute.
 *   <li>A stage never fails: no answer, an error, a refusal for the rate and an answer that cannot be read are {@link
 *       Lookup.Unavailable}, with the site's hint when to come back. Until then the site is not asked again.
 *   <li>{@link Lookup.Absent} is only what the site itself says is not there.
 *   <li>It keeps nothing: each call asks the site.
 * </ol>
 */
public interface ProfileSource {
    /**
     * Finds an account by its name, or by one that it had.
     *
     * @param name in any case
     * @return completes with the account as the site spells it
     */
    CompletionStage<Lookup<Player>> find(String name);

    /**
     * The text that the owner wrote about themselves; an empty profile is found, as an empty text.
     *
     * @param player whose
     */
    CompletionStage<Lookup<String>> text(PlayerId player);

    /**
     * The picture of the head, a square PNG of 420 pixels. One that is not ready soon, or that the site does not show, is
     * absent.
     *
     * @param player whose
     * @return completes with an https address
     */
    CompletionStage<Lookup<URI>> avatar(PlayerId player);
}
