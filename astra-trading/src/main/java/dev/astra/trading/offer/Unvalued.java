package dev.astra.trading.offer;

/** What an item counts in value that the feed's staff do not value. An item that counts nothing makes a trade unpriced. */
public enum Unvalued {
    /** What stands in the {@code values} file, or else its recent average price. */
    FILE_THEN_RAP,
    /** Its recent average price, whatever stands in the file. */
    RAP,
    /** Nothing can be said: trades with such items are left alone in every mode that counts value. */
    UNPRICED
}
