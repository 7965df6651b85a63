package dev.astra.launcher.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.astra.launcher.command.Program;
import dev.astra.launcher.command.Surroundings;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DemoTest {
    @TempDir
    Path directory;

    @Test
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
    }

    @Test
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
