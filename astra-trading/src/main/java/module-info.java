/** Item values, trade rules and the outbound scan. */
module dev.astra.trading {
    requires transitive dev.astra.core;
    requires com.fasterxml.jackson.core;
    requires static transitive org.jspecify;

    exports dev.astra.trading.account;
    exports dev.astra.trading.finder;
    exports dev.astra.trading.gateway;
    exports dev.astra.trading.offer;
    exports dev.astra.trading.outbound;
    exports dev.astra.trading.value;
    exports dev.astra.trading.vault;
    exports dev.astra.trading.vault.item;
    exports dev.astra.trading.vault.legacy;
    exports dev.astra.trading.vault.session;
    exports dev.astra.trading.vault.trade;
    exports dev.astra.trading.vault.value;
    exports dev.astra.trading.companion;
}
