package dev.astra.trading.offer;

/** Why a trade is declined. */
public enum Reason {
    /** More value is lost than is tolerated. */
    VALUE_LOSS,
    /** More recent average price is lost than is tolerated. */
    RAP_LOSS,
    /** Both sides are worth the same, and such trades are to be declined. */
    EQUAL
}
