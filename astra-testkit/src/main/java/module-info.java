/** Contract kits, seeded cases, virtual time and stand-ins for outside services. */
module dev.astra.testkit {
    requires transitive dev.astra.core;
    requires transitive dev.astra.licensing;
    requires transitive dev.astra.trading;
    requires com.fasterxml.jackson.core;
    requires jdk.httpserver;
    requires static org.assertj.core;
    requires static org.junit.jupiter.api;
    requires static transitive org.jspecify;

    exports dev.astra.testkit;
    exports dev.astra.testkit.discord;
    exports dev.astra.testkit.game;
}
