package dev.astra.launcher.demo;

import dev.astra.core.Secret;
import dev.astra.core.time.Pause;
import dev.astra.launcher.command.Program;
import dev.astra.launcher.command.Surroundings;
import dev.astra.testkit.FakeRoblox;
import dev.astra.testkit.FakeRolimons;
import dev.astra.testkit.TradingSite;
import dev.astra.trading.gateway.Copy;
import dev.astra.trading.gateway.CopyId;
import dev.astra.trading.gateway.PlayerId;
import dev.astra.trading.gateway.TradeDetails;
import dev.astra.trading.gateway.TradeId;
import dev.astra.trading.gateway.TradeParty;
import dev.astra.trading.gateway.TradeStatus;
import dev.astra.trading.value.ItemId;
import dev.astra.trading.value.ItemValue;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** One thread. Shows values that change and a trade that is taken back for it, on stand-ins. */
@Command(
        name = "trading",
        description =
                "Watch a trade become bad when values change, and be declined once. Uses stand-ins on this machine"
                        + " only, and a directory of its own that it takes away again.")
public final class TradingDemo implements Callable<Integer> {
    private static final PlayerId ME = new PlayerId(1);
    private static final PlayerId PARTNER = new PlayerId(2);
    private static final Secret COOKIE = Secret.of("session-of-the-demo");
    private static final String VALUES =
            "old\n\n1001:1000:0.500000:9999999999:0.000000\n1002:1500:0.250000:9999999999:0.000000\n";
    private static final String SETTINGS = """
            [OUTBOUND]
            Outbound_Loss_Tolerance_Type = value
            Outbound_Loss_Tolerance_Value_Percent = 0.02
            Outbound_Cancel_Equals = false
            """;

    @Spec
    private CommandSpec spec;

    /** Made by the command line. */
    public TradingDemo() {}

    @Override
    public Integer call() throws IOException, InterruptedException {
        Narrator narrator = new Narrator(spec.commandLine().getOut(), Ansi.AUTO.enabled() ? Pause.real() : time -> {});
        TradingSite site = new TradingSite(ME, InstantSource.system());
        Path directory = Files.createTempDirectory("astra-demo-");
        try (FakeRoblox roblox = FakeRoblox.start(site, COOKIE);
                FakeRolimons rolimons = FakeRolimons.start()) {
            narrator.title("From a changed value to a declined trade", "Everything happens in " + directory);
            return play(narrator, directory, site, roblox, rolimons) ? 0 : 1;
        } finally {
            Stage.remove(directory);
        }
    }

    private static boolean play(
            Narrator narrator, Path directory, TradingSite site, FakeRoblox roblox, FakeRolimons rolimons)
            throws IOException, InterruptedException {
        Map<String, String> settings = Map.of(
                "ASTRA_ROBLOX_COOKIE", COOKIE.reveal(),
                "ASTRA_ROBLOX_URL", roblox.baseUrl().toString(),
                "ASTRA_ROLIMONS_URL", rolimons.url().toString());
        Surroundings around = new Surroundings(settings, directory, new CountDownLatch(1));
        Files.writeString(directory.resolve("values"), VALUES);
        Files.writeString(directory.resolve("Astra_Settings.ini"), SETTINGS);
        narrator.step("A trade was sent: a Crown for a Hat, both worth 1,500");
        rolimons.put(item(1_001, "Crown", 1_500));
        rolimons.put(item(1_002, "Hat", 1_500));
        site.put(new TradeDetails(
                new TradeId(7_001),
                TradeStatus.OPEN,
                Optional.of(Instant.now().plusSeconds(86_400)),
                new TradeParty(ME, List.of(new Copy(new CopyId("51"), new ItemId(1_001), false)), 0),
                new TradeParty(PARTNER, List.of(new Copy(new CopyId("52"), new ItemId(1_002), false)), 0)));
        boolean updated = typed(narrator, around, "values", "update");
        narrator.step("It is good, and stays");
        boolean kept = typed(narrator, around, "trades", "scan", "--all");
        narrator.check(kept && updated && site.declined().isEmpty(), "nothing was declined");
        narrator.step("The Hat loses half of its value");
        rolimons.put(item(1_002, "Hat", 750));
        typed(narrator, around, "trades", "scan", "--dry-run");
        narrator.check(site.declined().isEmpty(), "a dry run says what would be declined, and declines nothing");
        narrator.step("The trade is taken back, once");
        typed(narrator, around, "trades", "scan");
        typed(narrator, around, "trades", "scan");
        narrator.check(site.declined().equals(List.of(new TradeId(7_001))), "declined once, in two scans");
        return narrator.end("The bad trade is gone, and every decision stands in the audit log.");
    }

    private static ItemValue item(long id, String name, long value) {
        return new ItemValue(new ItemId(id), name, OptionalLong.of(value), OptionalLong.of(value), false);
    }

    private static boolean typed(Narrator narrator, Surroundings around, String... words) {
        StringWriter output = new StringWriter();
        PrintWriter printer = new PrintWriter(output);
        narrator.typed(List.of(words));
        int code = Program.SELLER.run(around, words, printer, printer);
        output.toString().lines().forEach(narrator::say);
        return code == 0;
    }
}
