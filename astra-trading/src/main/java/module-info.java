/** Item values, trade rules and the outbound scan. */
module dev.astra.trading {
    requires transitive dev.astra.core;
    requires static transitive org.jspecify;

    exports dev.astra.trading.companion;
}
