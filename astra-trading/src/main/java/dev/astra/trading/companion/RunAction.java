package dev.astra.trading.companion;

/** What is to be done. Each is answered by a {@link RunEvent}, but for the alert. */
public enum RunAction {
    /** Update the values; answered by changed, unchanged or failed. */
    UPDATE_VALUES,
    /** Start the trade bot. From then on, keeping it alive is the supervisor's business. */
    START_BOT,
    /** Stop the trade bot at a safe point, its whole tree; answered by stopped. */
    STOP_BOT,
    /** Begin a scan; answered by ended or failed. */
    START_SCAN,
    /** Stop the scan that runs; answered by ended. */
    STOP_SCAN,
    /** Tell somebody that values cannot be updated, and that everything goes on with the last ones. */
    TELL_FEED_DOWN,
    /** Tell somebody that values come again. */
    TELL_FEED_BACK
}
