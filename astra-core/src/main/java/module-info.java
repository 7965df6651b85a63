/** The domain that every other module stands on: the store, orders, time, cooldowns. */
module dev.astra.core {
    requires com.fasterxml.jackson.core;
    requires org.pcollections;
    requires static transitive org.jspecify;

    exports dev.astra.core;
    exports dev.astra.core.audit;
    exports dev.astra.core.cooldown;
    exports dev.astra.core.file;
    exports dev.astra.core.ledger;
    exports dev.astra.core.ledger.reconciliation;
    exports dev.astra.core.ledger.withdrawal;
    exports dev.astra.core.order;
    exports dev.astra.core.process;
    exports dev.astra.core.process.jdk;
    exports dev.astra.core.security;
    exports dev.astra.core.store;
    exports dev.astra.core.store.file;
    exports dev.astra.core.time;
}
