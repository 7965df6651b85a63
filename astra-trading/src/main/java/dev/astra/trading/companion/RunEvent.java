package dev.astra.trading.companion;

/** What happened. */
public enum RunEvent {
    /** The run begins. */
    BEGUN,
    /** Values were updated, and some are different. */
    VALUES_CHANGED,
    /** Values were updated, and all are the same. */
    VALUES_UNCHANGED,
    /** Values could not be updated. */
    VALUES_FAILED,
    /** The trade bot that was to stop is gone, with its whole tree. */
    BOT_STOPPED,
    /** The scan came to its end, or was stopped. */
    SCAN_ENDED,
    /** The scan died. */
    SCAN_FAILED,
    /** Time has passed. */
    TICK
}
