/** Embeddings of a few lines each. */
module dev.astra.quickstart {
    requires dev.astra.core;
    requires dev.astra.discord;
    requires dev.astra.licensing;
    requires static org.jspecify;
}
