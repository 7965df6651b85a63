package dev.astra.testkit.game;

/**
 * Immutable. How often things go wrong, in per mille.
 *
 * @param lostEvents of what the game tells a bot, does not arrive
 * @param doubledEvents of it, arrives twice, the second time late
 * @param lostRequests of what is sent to the vault, does not arrive
 * @param lostAnswers of what the vault answers, does not arrive
 * @param doubledRequests of what is sent to the vault, arrives again later
 * @param crashes of the actions of a bot's client, are its last one before it is started anew
 */
public record GameTrouble(
        int lostEvents, int doubledEvents, int lostRequests, int lostAnswers, int doubledRequests, int crashes) {
    /** None. */
    public static final GameTrouble NONE = new GameTrouble(0, 0, 0, 0, 0, 0);

    /** A lot of each. */
    public static final GameTrouble STORM = new GameTrouble(80, 80, 80, 80, 80, 8);

    /** Refuses what is no share. */
    public GameTrouble {
        for (int each : new int[] {lostEvents, doubledEvents, lostRequests, lostAnswers, doubledRequests, crashes}) {
            if (each < 0 || each > 500) {
                throw new IllegalArgumentException("expected 0 to 500 per mille, got " + each);
            }
        }
    }
}
