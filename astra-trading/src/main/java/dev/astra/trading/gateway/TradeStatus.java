package dev.astra.trading.gateway;

/** How a trade stands. */
public enum TradeStatus {
    /** It waits for an answer, or for something else that can still end it. */
    OPEN,
    /** Both agreed and the site is at work; it can no longer be declined. */
    PROCESSING,
    /** It took place. */
    COMPLETED,
    /** One of the two declined it. */
    DECLINED,
    /** Its time ran out. */
    EXPIRED,
    /** It was answered by another trade. */
    COUNTERED,
    /** The site refused it. */
    FAILED,
    /** The site wants a person to confirm it. */
    NEEDS_A_PERSON,
    /** A word that this version does not know. Nothing is done about such a trade. */
    UNKNOWN;

    /** Whether the trade is over, so that there is nothing left to decline. */
    public boolean isOver() {
        return this == COMPLETED || this == DECLINED || this == EXPIRED || this == COUNTERED || this == FAILED;
    }
}
