package dev.astra.launcher.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.astra.launcher.command.Program;
import dev.astra.launcher.command.Surroundings;
import dev.astra.testkit.Covers;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DemoTest {
    @TempDir
    Path directory;

    private final ProxySelector usual = ProxySelector.getDefault();
    private final Hosts hosts = new Hosts();

    /** Hears which machines are asked for anything, and lets them be asked. */
    private static final class Hosts extends ProxySelector {
        private final Set<String> asked = ConcurrentHashMap.newKeySet();

        @Override
        public List<Proxy> select(URI address) {
            asked.add(address.getHost());
            return List.of(Proxy.NO_PROXY);
        }

        @Override
        public void connectFailed(URI address, SocketAddress machine, IOException failure) {}
    }

    @BeforeEach
    void listen() {
        ProxySelector.setDefault(hosts);
    }

    @AfterEach
    void onlyThisMachineWasAsked() {
        ProxySelector.setDefault(usual);
        assertThat(hosts.asked).isSubsetOf("127.0.0.1", "localhost", "[::1]");
    }

    @Test
    @Covers("A-233")
    void endsWithThisMachineLicensedAndNothingLostThoughTheProcessWasKilled() {
        StringWriter output = new StringWriter();
        PrintWriter printer = new PrintWriter(output);
        Surroundings around = new Surroundings(Map.of(), directory, new CountDownLatch(1));
        int code = Program.SELLER.with(Demo.class).run(around, new String[] {"demo"}, printer, printer);
        List<String> checks = output.toString()
                .lines()
                .map(String::strip)
                .filter(line -> line.startsWith("✓") || line.startsWith("✗"))
                .toList();
        assertThat(checks).as(output.toString()).hasSize(7).allMatch(line -> line.startsWith("✓"));
        assertThat(output.toString())
                .contains(
                        "│ Your Buyer ID is **4**",
                        "SUCCESSFULLY claimed",
                        "kill -9",
                        "Licensed: this machine is on the list.",
                        "nothing that was acknowledged was lost");
        assertThat(code).isZero();
        assertThat(hosts.asked).isNotEmpty();
    }

    @Test
    @Covers("A-233")
    void theTradingPartEndsWithABadTradeDeclinedOnce() {
        StringWriter output = new StringWriter();
        PrintWriter printer = new PrintWriter(output);
        Surroundings around = new Surroundings(Map.of(), directory, new CountDownLatch(1));
        int code = Program.SELLER.with(Demo.class).run(around, new String[] {"demo", "trading"}, printer, printer);
        assertThat(output.toString().lines().filter(line -> line.contains("✓"))).hasSize(3);
        assertThat(output.toString())
                .doesNotContain("✗")
                .contains("bad, would be declined", "bad, declined", "every decision stands in the audit log");
        assertThat(code).isZero();
        assertThat(hosts.asked).isNotEmpty();
    }

    @Test
    void theVaultPartEndsWithNothingLostInAnHourOfTrouble() {
        StringWriter output = new StringWriter();
        PrintWriter printer = new PrintWriter(output);
        Surroundings around = new Surroundings(Map.of(), directory, new CountDownLatch(1));
        int code = Program.SELLER.with(Demo.class).run(around, new String[] {"demo", "vault"}, printer, printer);
        assertThat(output.toString().lines().filter(line -> line.contains("✓"))).hasSize(7);
        assertThat(output.toString()).doesNotContain("✗").contains("is what there was in the beginning");
        assertThat(code).isZero();
    }
}
