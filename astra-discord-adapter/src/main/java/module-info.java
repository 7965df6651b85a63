/** Discord, on JDA. */
module dev.astra.discord {
    requires transitive dev.astra.core;
    requires transitive dev.astra.licensing;
    requires transitive dev.astra.trading;
    requires static transitive org.jspecify;
}
