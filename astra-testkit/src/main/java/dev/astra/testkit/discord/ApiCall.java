package dev.astra.testkit.discord;

/**
 * Immutable. A REST call of the bot, and what it was answered.
 *
 * @param method in upper case
 * @param path from {@code /api/v10} on, without the query
 * @param status the HTTP status; 0 if the answer was lost
 * @param reason the note for the guild's audit log, as sent; empty if there is none
 * @param body the JSON that came; empty if there is none
 */
public record ApiCall(String method, String path, int status, String reason, String body) {
    /** Whether it was this kind of call; {@code path} is a regular expression. */
    public boolean is(String wantedMethod, String wantedPath) {
        return method.equals(wantedMethod) && path.matches(wantedPath);
    }
}
