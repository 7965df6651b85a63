package dev.astra.launcher.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.astra.licensing.BuyerId;
import dev.astra.licensing.LegacyWhitelist;
import dev.astra.licensing.MachineId;
import dev.astra.licensing.machine.Grade;
import dev.astra.licensing.machine.MachineIdOutcome;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class LicenseCheckCommandTest {
    private static final MachineId MACHINE = new MachineId("4c4c4544-0042-3510-8054-b7c04f534433");
    private static final String LIST = LegacyWhitelist.line(new BuyerId(4), MACHINE) + "\n";

    private final Map<String, String> pages = new ConcurrentHashMap<>();
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private HttpServer web;

    @TempDir
    Path directory;

    @BeforeEach
    void serve() throws IOException {
        web = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        web.createContext("/", exchange -> {
            byte[] page =
                    pages.getOrDefault(exchange.getRequestURI().getPath(), "").getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(page.length == 0 ? 404 : 200, page.length == 0 ? -1 : page.length);
            exchange.getResponseBody().write(page);
            exchange.close();
        });
        web.start();
    }

    @AfterEach
    void stop() {
        web.stop(0);
    }

    @Test
    void aMachineOnTheListIsLicensedAndStaysSoForTheGraceWhenTheListIsGone() {
        pages.put("/digits.txt", LIST);
        assertThat(check("4")).isZero();
        assertThat(out.toString()).contains("Licensed: this machine is on the list.");
        pages.remove("/digits.txt");
        assertThat(check("4")).isZero();
        assertThat(out.toString()).contains("Licensed until ");
        assertThat(check("5")).isEqualTo(1);
        assertThat(err.toString()).contains("Not known, so not licensed");
    }

    @Test
    void aMachineThatIsNotOnTheListIsNotLicensed() {
        pages.put("/digits.txt", LIST);
        assertThat(check("5")).isEqualTo(1);
        assertThat(err.toString()).contains("Not licensed: ");
    }

    @Test
    void tellsOfANewerVersionAndGoesOnWithoutOne() {
        pages.put("/digits.txt", LIST);
        pages.put("/version.txt", "99.0.0\r\n");
        assertThat(check("4")).isZero();
        assertThat(out.toString()).contains("A newer version is out: 99.0.0");
        pages.put("/version.txt", "<html>");
        out.getBuffer().setLength(0);
        assertThat(check("4")).isZero();
        assertThat(out.toString()).doesNotContain("newer");
    }

    private int check(String buyer) {
        String base = "http://127.0.0.1:" + web.getAddress().getPort();
        Map<String, String> environment =
                Map.of("ASTRA_WHITELIST_URL", base + "/digits.txt", "ASTRA_VERSION_URL", base + "/version.txt");
        PrintWriter to = new PrintWriter(out, true);
        PrintWriter complain = new PrintWriter(err, true);
        Session session = new LocalSession(
                new Surroundings(environment, directory, new CountDownLatch(1)), new Places(), List.of(), to, complain);
        CommandLine line = new CommandLine(new LicenseCheckCommand(
                session, () -> new MachineIdOutcome.Found(MACHINE, Grade.HARDWARE, "SMBIOS UUID")));
        Arguments.register(line);
        return line.setOut(to).setErr(complain).execute("--buyer", buyer, "--tries", "1");
    }
}
