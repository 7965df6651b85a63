package dev.astra.trading.vault.trade;

import java.util.List;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;

/**
 * Immutable. A few words that a user sees in Discord and the bot says in the trade's chat, so that they know it for the
 * genuine one: {@code amber-falcon-427}. Everyday words, so that the game's filter leaves them alone.
 *
 * @param text two words of lower-case letters and a number from 100 to 999, with hyphens between
 */
public record TradeCode(String text) {
    private static final Pattern FORM = Pattern.compile("[a-z]{2,12}-[a-z]{2,12}-[1-9][0-9]{2}");
    private static final List<String> FIRST = List.of(
            "amber", "bright", "calm", "clever", "cosy", "early", "fair", "fresh", "gentle", "golden", "green", "happy",
            "jolly", "kind", "light", "lively", "lucky", "mellow", "mild", "neat", "noble", "proud", "quick", "quiet",
            "rapid", "royal", "silver", "snowy", "sunny", "swift", "tidy", "warm");
    private static final List<String> SECOND = List.of(
            "badger",
            "beacon",
            "bridge",
            "brook",
            "castle",
            "cedar",
            "comet",
            "dolphin",
            "falcon",
            "forest",
            "garden",
            "harbor",
            "island",
            "kettle",
            "lantern",
            "maple",
            "meadow",
            "mountain",
            "orchard",
            "otter",
            "panda",
            "pebble",
            "piano",
            "planet",
            "rabbit",
            "river",
            "robin",
            "saddle",
            "spruce",
            "teapot",
            "valley",
            "willow");

    /** Refuses what has another form. */
    public TradeCode {
        if (!FORM.matcher(text).matches()) {
            throw new IllegalArgumentException(
                    "expected a trade code like amber-falcon-427, got a text of " + text.length() + " characters");
        }
    }

    /** Draws one of 921,600 codes. */
    public static TradeCode draw(RandomGenerator random) {
        return new TradeCode(FIRST.get(random.nextInt(FIRST.size())) + "-" + SECOND.get(random.nextInt(SECOND.size()))
                + "-" + random.nextInt(100, 1000));
    }

    @Override
    public String toString() {
        return text;
    }
}
