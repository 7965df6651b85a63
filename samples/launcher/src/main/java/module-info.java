/** The program astra. */
module dev.astra.launcher {
    requires dev.astra.core;
    requires dev.astra.licensing;
    requires dev.astra.discord;
    requires dev.astra.http;
    requires dev.astra.testkit;
    requires dev.astra.trading;
    requires com.fasterxml.jackson.databind;
    requires com.sshtools.jini;
    requires info.picocli;
    requires io.github.cdimascio.dotenv.java;
    requires java.logging;
    requires jdk.httpserver;
    requires jdk.net;
    requires org.slf4j;
    requires static org.jspecify;

    exports dev.astra.launcher.log to
            java.logging;

    opens dev.astra.launcher.command to
            info.picocli;
    opens dev.astra.launcher.demo to
            info.picocli;
}
