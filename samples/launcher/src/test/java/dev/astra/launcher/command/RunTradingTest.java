package dev.astra.launcher.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.astra.launcher.command.Desk.Typed;
import dev.astra.licensing.BuyerId;
import dev.astra.licensing.LegacyWhitelist;
import dev.astra.licensing.MachineId;
import dev.astra.testkit.Covers;
import dev.astra.testkit.FakeRolimons;
import dev.astra.trading.value.ItemId;
import dev.astra.trading.value.ItemValue;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The trading part alone, as a buyer runs it: no shop, no web root. */
class RunTradingTest {
    private final FakeRolimons rolimons = FakeRolimons.start();

    @TempDir
    Path directory;

    private Desk desk;

    @BeforeEach
    void set() throws IOException {
        Files.writeString(directory.resolve("values"), "old\n\n1:1000:0.5:9999999999:0");
        settings("OTB");
        rolimons.put(new ItemValue(new ItemId(1), "Crown", OptionalLong.of(900), OptionalLong.of(1_200), false));
        desk = new Desk(directory).set("ASTRA_ROLIMONS_URL", rolimons.url().toString());
    }

    @AfterEach
    void close() {
        rolimons.close();
    }

    private void settings(String bot) throws IOException {
        Files.writeString(
                directory.resolve("Astra_Settings.ini"),
                "[ASTRA]\nBuyer_ID = 5\n[OUTBOUND]\nOutbound_Scan_Type = " + bot + "\n");
    }

    private void program() throws IOException {
        Path program = directory.resolve("olympian");
        Files.writeString(program, "#!/bin/sh\necho reads $(tail -n 1 values)\nexec sleep 1000\n");
        assertThat(program.toFile().setExecutable(true)).isTrue();
    }

    @Test
    void aBuyerWithoutAShopRunsTheTradeBotWithFreshValues() throws Exception {
        program();
        try (CapturedLog log = new CapturedLog();
                Running running = Running.start(desk)) {
            log.heard().await("astra.companions olympian: ready");
            assertThat(running.type("ps").out()).contains("olympian");
            assertThat(log.heard().text())
                    .contains("Crown (1) 1000 -> 1200", "scans: off, no Roblox session is configured");
        }
        assertThat(directory.resolve("home/companions/logs/olympian.log"))
                .content()
                .startsWith("reads 1:1200:");
    }

    @Test
    @Covers("A-180")
    void aTradeBotThatIsMissingIsToldWithItsPathAndNothingBegins() throws Exception {
        Typed run = desk.type("run");
        assertThat(run.code()).isEqualTo(ExitCode.REFUSED);
        assertThat(run.err()).contains(directory.resolve("olympian").toString(), "Outbound_Scan_Type = none");
        assertThat(rolimons.requests()).isZero();
    }

    @Test
    @Covers("A-181")
    void aSecondInstanceInTheSameHomeIsRefused() throws Exception {
        settings("none");
        try (Running running = Running.start(desk)) {
            Typed second = running.type("run");
            assertThat(second.code()).isEqualTo(ExitCode.REFUSED);
            assertThat(second.err()).contains("an instance is running already");
        }
    }

    @Test
    void aMachineThatIsNotLicensedRunsNothing() throws Exception {
        settings("none");
        byte[] list = (LegacyWhitelist.line(new BuyerId(4), new MachineId("4c4c4544-0042-3510-8054-b7c04f534433"))
                        + "\n")
                .getBytes(StandardCharsets.UTF_8);
        HttpServer web = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        web.createContext("/", exchange -> {
            exchange.sendResponseHeaders(200, list.length);
            exchange.getResponseBody().write(list);
            exchange.close();
        });
        web.start();
        try {
            Typed run = desk.set(
                            "ASTRA_WHITELIST_URL",
                            "http://127.0.0.1:" + web.getAddress().getPort() + "/digits.txt")
                    .type("run");
            assertThat(run.code()).isEqualTo(ExitCode.REFUSED);
            assertThat(run.err()).contains("icensed");
            assertThat(rolimons.requests()).isZero();
            assertThat(directory.resolve("home/store")).doesNotExist();
        } finally {
            web.stop(0);
        }
    }

    @Test
    void settingsWithAMistakeAreToldBeforeAnythingBegins() throws Exception {
        Files.writeString(directory.resolve("Astra_Settings.ini"), "[ASTRA]\nValue_Check_Cooldown = soon\n");
        Typed run = desk.type("run");
        assertThat(run.code()).isEqualTo(ExitCode.REFUSED);
        assertThat(run.err()).contains("line 2: Value_Check_Cooldown");
        assertThat(rolimons.requests()).isZero();
    }
}
