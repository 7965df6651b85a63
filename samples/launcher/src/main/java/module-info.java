/** The program astra. */
module dev.astra.launcher {
    requires dev.astra.core;
    requires dev.astra.licensing;
    requires dev.astra.http;
    requires dev.astra.testkit;
    requires info.picocli;
    requires org.slf4j;
    requires static org.jspecify;
}
