/** Clients of outside services, on OkHttp. */
module dev.astra.http {
    requires transitive dev.astra.core;
    requires transitive dev.astra.licensing;
    requires transitive dev.astra.trading;
    requires transitive okhttp3;
    requires com.fasterxml.jackson.databind;
    requires org.slf4j;
    requires static transitive org.jspecify;

    exports dev.astra.http.client.enrollment;
    exports dev.astra.http.client.discord;
    exports dev.astra.http.client.release;
    exports dev.astra.http.client.roblox;
    exports dev.astra.http.client.rolimons;
    exports dev.astra.http.client.shoppy;
    exports dev.astra.http.client.whitelist;
}
