package dev.astra.testkit.discord;

/** What Discord refuses, with the status and the code that clients know it by. */
final class Refusal extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int status;
    private final int code;

    private Refusal(int status, int code, String message) {
        super(message, null, false, false);
        this.status = status;
        this.code = code;
    }

    static Refusal unknown(String what, int code) {
        return new Refusal(404, code, "Unknown " + what);
    }

    static Refusal notFound() {
        return new Refusal(404, 0, "404: Not Found");
    }

    static Refusal unauthorized() {
        return new Refusal(401, 0, "401: Unauthorized");
    }

    static Refusal form(String why) {
        return new Refusal(400, 50035, "Invalid Form Body: " + why);
    }

    static Refusal emptyMessage() {
        return new Refusal(400, 50006, "Cannot send an empty message");
    }

    static Refusal closedMessages() {
        return new Refusal(403, 50007, "Cannot send messages to this user");
    }

    static Refusal missingAccess() {
        return new Refusal(403, 50001, "Missing Access");
    }

    static Refusal missingPermissions() {
        return new Refusal(403, 50013, "Missing Permissions");
    }

    static Refusal othersMessage() {
        return new Refusal(403, 50003, "Cannot execute action on a DM channel");
    }

    static Refusal alreadyAcknowledged() {
        return new Refusal(400, 40060, "Interaction has already been acknowledged.");
    }

    static Refusal oldToken() {
        return new Refusal(401, 50027, "Invalid Webhook Token");
    }

    static Refusal tooManyCommands(int most) {
        return new Refusal(400, 30032, "Maximum number of application commands reached (" + most + ")");
    }

    /** Whether only a faulty client sends such a thing. */
    boolean isMistake() {
        return code == 50035 || code == 50006;
    }

    int status() {
        return status;
    }

    String body() {
        return JsonObject.of().put("message", getMessage()).put("code", code).toString();
    }
}
