package dev.astra.testkit.discord;

import dev.astra.testkit.loopback.Answer;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/** Immutable. A wrong answer of the fake Discord to a REST call. */
public final class DiscordFault {
    private final boolean effect;
    private final int status;
    private final Answer answer;

    private DiscordFault(boolean effect, int status, Answer answer) {
        this.effect = effect;
        this.status = status;
        this.answer = answer;
    }

    /**
     * 429 for this route only, as Discord sends it.
     *
     * @param wait how long the client is to wait; the header has whole seconds, rounded up
     */
    public static DiscordFault rateLimited(Duration wait) {
        return limited(wait, Map.of("Via", "1.1 fake", "X-RateLimit-Scope", "user"), false);
    }

    /**
     * 429 for all routes of the bot.
     *
     * @param wait how long the client is to wait
     */
    public static DiscordFault globallyRateLimited(Duration wait) {
        return limited(
                wait, Map.of("Via", "1.1 fake", "X-RateLimit-Scope", "global", "X-RateLimit-Global", "true"), true);
    }

    /**
     * 429 by the protection in front of Discord, which counts for everything from this address.
     *
     * @param wait how long the client is to wait
     */
    public static DiscordFault banned(Duration wait) {
        return limited(wait, Map.of(), false);
    }

    /**
     * A failure of Discord, for example 503 or 500.
     *
     * @param status the HTTP status
     */
    public static DiscordFault status(int status) {
        return new DiscordFault(false, status, Answer.reply(status, Map.of("Via", "1.1 fake"), "upstream error"));
    }

    /** The connection breaks and nothing has happened. */
    public static DiscordFault cut() {
        return new DiscordFault(false, 0, Answer.cut());
    }

    /** It happens, but the connection breaks before the answer: the client cannot know. */
    public static DiscordFault lostAnswer() {
        return new DiscordFault(true, 0, Answer.cut());
    }

    /** Nothing happens and nothing is answered. */
    public static DiscordFault silence() {
        return new DiscordFault(false, 0, Answer.silence());
    }

    private static DiscordFault limited(Duration wait, Map<String, String> more, boolean global) {
        Map<String, String> headers = new LinkedHashMap<>(more);
        headers.put("Content-Type", "application/json");
        headers.put("Retry-After", Long.toString(wait.plusMillis(999).toSeconds()));
        String body = JsonObject.of()
                .put("message", "You are being rate limited.")
                .put("retry_after", wait.toMillis() / 1000.0)
                .put("global", global)
                .toString();
        return new DiscordFault(false, 429, Answer.reply(429, headers, body));
    }

    boolean hasEffect() {
        return effect;
    }

    int status() {
        return status;
    }

    Answer answer() {
        return answer;
    }
}
