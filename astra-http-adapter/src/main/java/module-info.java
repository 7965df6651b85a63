/** Clients of outside services, on OkHttp, and the server, on Vert.x Web. */
module dev.astra.http {
    requires transitive dev.astra.core;
    requires transitive dev.astra.licensing;
    requires transitive dev.astra.trading;
    requires transitive okhttp3;
    requires com.fasterxml.jackson.databind;
    requires org.slf4j;
    requires static io.vertx.codegen.api;
    requires static io.vertx.codegen.json;
    requires static io.vertx.core;
    requires static io.vertx.web;
    requires static io.vertx.jsonschema;
    requires static io.vertx.openapi;
    requires static io.vertx.web.openapi.router;
    requires static transitive org.jspecify;

    exports dev.astra.http.client.enrollment;
    exports dev.astra.http.client.discord;
    exports dev.astra.http.client.release;
    exports dev.astra.http.client.roblox;
    exports dev.astra.http.client.rolimons;
    exports dev.astra.http.client.shoppy;
    exports dev.astra.http.client.vault;
    exports dev.astra.http.client.whitelist;
    exports dev.astra.http.server;
    exports dev.astra.http.server.activation;
    exports dev.astra.http.server.shop;
    exports dev.astra.http.server.vault;
}
