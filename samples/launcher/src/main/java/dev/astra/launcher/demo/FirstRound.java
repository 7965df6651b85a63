package dev.astra.launcher.demo;

import dev.astra.core.order.ShopOrder;
import dev.astra.launcher.command.Program;
import dev.astra.launcher.command.Surroundings;
import dev.astra.licensing.MachineId;
import dev.astra.licensing.machine.MachineIdOutcome;
import dev.astra.licensing.machine.OshiMachineIdSource;
import dev.astra.testkit.discord.FakeMessage;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One thread. One buyer, from the payment to the check on this machine. */
final class FirstRound {
    private static final int OLDER_ORDERS = 3;
    private static final int HEADER_LINES = 6;
    private static final Pattern KEY = Pattern.compile("([0-9a-f]{4}-){7}[0-9a-f]{4}");

    private final Stage stage;
    private final Narrator narrator;
    private final JournalTail journal;
    private final Community community;

    FirstRound(Stage stage, Narrator narrator) {
        this.stage = stage;
        this.narrator = narrator;
        this.community = stage.community();
        this.journal = new JournalTail(stage.store());
    }

    void play() throws IOException, InterruptedException {
        opens();
        ShopOrder order = pays();
        imported();
        claims(order);
        MachineId machine = machine();
        binds(machine);
        published();
        checks(machine, licenseKey());
    }

    private void opens() throws IOException, InterruptedException {
        narrator.step("The stand-ins are up");
        narrator.say("the shop    " + stage.shop().baseUrl() + "   speaks like Shoppy's interface");
        narrator.say("Discord     " + community.url() + "   speaks like Discord's interface and gateway");
        narrator.say("the web     " + stage.web().url("") + "   serves the published list");
        narrator.say("the keys    " + stage.rootKey() + " is the root key, which belongs off the machine");
        narrator.say("the seller  astra run, process " + stage.seller().pid() + ", store in " + stage.store());
        Instant yesterday = Instant.now().minus(Duration.ofDays(1));
        for (int i = 1; i <= OLDER_ORDERS; i++) {
            stage.shop().put(Orders.paid("earlier" + i, yesterday.plusSeconds(i)));
        }
        stage.seller().command(List.of("orders", "sync"));
        journal.fresh();
        narrator.say(OLDER_ORDERS + " earlier orders are in the store already");
    }

    private ShopOrder pays() throws InterruptedException {
        narrator.step("A buyer pays");
        ShopOrder order = Orders.paid("buyer", Instant.now());
        stage.shop().put(order);
        narrator.say("the shop has a new order, paid just now: " + order.idText());
        return order;
    }

    private void imported() throws IOException, InterruptedException {
        narrator.step("The order is imported");
        narrator.say("astra looks every 6 minutes by itself; here we ask it to");
        stage.type("orders", "sync");
        written();
    }

    private void claims(ShopOrder order) throws IOException, InterruptedException {
        narrator.step("The buyer claims it, in direct messages with the bot");
        narrator.heard(community.buyer().name(), "$buyer " + order.idText());
        FakeMessage reply = community.tell("$buyer " + order.idText());
        narrator.heard(community.bot(), reply.text());
        written();
        narrator.check(
                community.hasRole(),
                "the order has an owner, the license a buyer id, and the buyer the role on Discord");
    }

    private MachineId machine() throws InterruptedException {
        narrator.step("This machine says who it is");
        MachineIdOutcome outcome = new OshiMachineIdSource().find();
        return outcome.fold(
                found -> {
                    narrator.say(found.id().value() + "   (" + found.origin() + ")");
                    return found.id();
                },
                unavailable -> {
                    MachineId madeUp = MachineId.parse(UUID.randomUUID().toString());
                    narrator.say("it cannot: " + unavailable.reason());
                    narrator.say("so the demo goes on with a made-up id: " + madeUp.value());
                    return madeUp;
                });
    }

    private void binds(MachineId machine) throws IOException, InterruptedException {
        narrator.step("The license is bound to it, by a slash command");
        narrator.heard(community.buyer().name(), "/whitelist machine:" + machine.value());
        FakeMessage reply = community.slash("whitelist", Map.of("machine", machine.value()));
        narrator.heard(community.bot() + " (only " + community.buyer().name() + " sees it)", reply.text());
        written();
        narrator.check(
                reply.text().contains(machine.value()), "one machine per license; the next change is free in 5 days");
        narrator.say("staff read in their log channel:");
        community.staffRead(2).forEach(narrator::say);
    }

    private void published() throws IOException, InterruptedException {
        narrator.step("The list goes out, signed");
        stage.type("whitelist", "publish");
        written();
        byte[] list = Files.exists(stage.publishedList()) ? Files.readAllBytes(stage.publishedList()) : new byte[0];
        String text = new String(list, StandardCharsets.ISO_8859_1);
        text.lines()
                .limit(HEADER_LINES)
                .forEach(line -> narrator.written(stage.publishedList().getFileName() + ": " + line));
        narrator.check(
                text.startsWith("astra-signed-1 list"),
                "1,024 rows of 32 bytes; which of them are licenses, nobody can tell without a key");
    }

    private String licenseKey() throws InterruptedException {
        narrator.step("The buyer gets the license key");
        String output = stage.type("license", "key", "--buyer", Integer.toString(OLDER_ORDERS + 1))
                .output();
        Matcher key = KEY.matcher(output);
        return key.find() ? key.group() : "";
    }

    private void checks(MachineId machine, String licenseKey) throws InterruptedException {
        narrator.step("The buyer's program checks its license");
        List<String> words = List.of("license", "check");
        URI list = stage.web().url("astra.list");
        narrator.say("on the buyer's side there is no store, only the root key, the license key and " + list);
        narrator.typed(words);
        StringWriter output = new StringWriter();
        PrintWriter printer = new PrintWriter(output);
        Map<String, String> settings = Map.of(
                "ASTRA_HOME", stage.directory().resolve("buyer").toString(),
                "ASTRA_WHITELIST_URL", list.toString(),
                "ASTRA_ROOT_KEYS", stage.roots().get(0).hex(),
                "ASTRA_LICENSE_KEY", licenseKey);
        Surroundings around = new Surroundings(settings, stage.directory(), new CountDownLatch(1));
        int code = Program.BUYER.run(around, words.toArray(String[]::new), printer, printer);
        narrator.answered(output.toString());
        narrator.check(code == 0, "machine " + machine.value().substring(0, 8) + "… is licensed");
    }

    private void written() throws IOException, InterruptedException {
        journal.fresh().forEach(narrator::written);
    }
}
