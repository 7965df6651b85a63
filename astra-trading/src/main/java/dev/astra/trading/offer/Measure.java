package dev.astra.trading.offer;

/** By what a trade is measured. */
public enum Measure {
    /** What the feed's staff value items at, with a fallback for items that they do not value. */
    VALUE,
    /** Recent average prices. */
    RAP
}
