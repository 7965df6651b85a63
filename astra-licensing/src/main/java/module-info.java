/** Licenses: claimed, bound, published and verified. */
module dev.astra.licensing {
    requires transitive dev.astra.core;
    requires com.fasterxml.jackson.core;
    requires com.github.oshi;
    requires static transitive org.jspecify;

    exports dev.astra.licensing;
    exports dev.astra.licensing.activation;
    exports dev.astra.licensing.enrollment;
    exports dev.astra.licensing.freshness;
    exports dev.astra.licensing.legacy;
    exports dev.astra.licensing.machine;
    exports dev.astra.licensing.publication;
    exports dev.astra.licensing.radar;
    exports dev.astra.licensing.release;
    exports dev.astra.licensing.signature;
    exports dev.astra.licensing.transparency;
    exports dev.astra.licensing.verify;
}
