package dev.astra.discord.jda;

import static org.assertj.core.api.Assertions.assertThat;

import dev.astra.core.store.InMemoryJournal;
import dev.astra.testkit.Covers;
import dev.astra.testkit.discord.DiscordFault;
import dev.astra.testkit.discord.FakeMessage;
import dev.astra.testkit.discord.FakePermission;
import dev.astra.testkit.discord.FakeUser;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LicenseBotWireTest {
    private static final String ROLES = ".*/roles/\\d+";

    @TempDir
    Path directory;

    private final Wire wire = new Wire();
    private final List<AutoCloseable> open = new ArrayList<>();

    @AfterEach
    void close() throws Exception {
        for (AutoCloseable each : open) {
            each.close();
        }
        wire.close();
    }

    private LicenseShop shop() {
        LicenseShop shop = new LicenseShop(new InMemoryJournal(), wire.login(), wire.shop.id(), wire.log.id());
        open.add(shop);
        wire.discord.await("the slash commands", () -> wire.discord.commands().contains("whitelist"));
        return shop.start();
    }

    private static String line(FakeUser user, String rest) {
        return user.mention() + " `" + user.id() + "` " + rest;
    }

    @Test
    @Covers("A-072")
    void aClaimBringsTheRoleTheBuyerIdAndALogLine() {
        LicenseShop shop = shop();
        String order = shop.order();
        wire.discord.tells(wire.alice, "$BUYER `" + order + "`");
        FakeMessage reply = wire.discord.awaitMessage(
                wire.discord.direct(wire.alice), message -> message.text().contains("Congratulations"));
        assertThat(reply.text()).contains("Your Buyer ID is **1**", "You have your role");
        assertThat(wire.shop.has(wire.alice, wire.buyer)).isTrue();
        FakeMessage logged = wire.discord.awaitMessage(wire.log, message -> true);
        assertThat(logged.content()).isEqualTo(line(wire.alice, "SUCCESSFULLY claimed `" + order + "` ✅"));
    }

    @Test
    void theWholeWayThroughSlashCommands() {
        LicenseShop shop = shop();
        String order = shop.order();
        String machine = "0f5b2c1e-7d1a-4c0e-9b55-1c2d3e4f5a6b";
        FakeMessage claimed = wire.discord
                .slash(wire.alice, wire.general, "buyer", Map.of("order", order))
                .awaitReply();
        assertThat(claimed.ephemeral()).isTrue();
        assertThat(claimed.text()).contains("Your Buyer ID is **1**");
        FakeMessage bound = wire.discord
                .slash(wire.alice, wire.general, "whitelist", Map.of("machine", machine))
                .awaitReply();
        assertThat(bound.text()).contains(machine);
        assertThat(wire.discord
                        .slash(wire.alice, wire.general, "help", Map.of())
                        .awaitReply()
                        .text())
                .isNotEmpty();
    }

    @Test
    @Covers("A-077")
    void ofSixtyFourWhoClaimOneOrderAtOnceExactlyOneWins() {
        LicenseShop shop = shop();
        String order = shop.order();
        List<FakeUser> users = IntStream.range(0, 64)
                .mapToObj(i -> wire.shop.member("user" + i))
                .toList();
        users.parallelStream().forEach(user -> wire.discord.tells(user, "$buyer " + order));
        List<FakeUser> winners = new ArrayList<>();
        List<String> lines = new ArrayList<>();
        for (FakeUser user : users) {
            boolean won = wire.discord
                    .awaitMessage(wire.discord.direct(user), FakeMessage::isCard)
                    .text()
                    .contains("Congratulations");
            if (won) {
                winners.add(user);
            }
            lines.add(line(
                    user,
                    won
                            ? "SUCCESSFULLY claimed `" + order + "` ✅"
                            : "TRIED to claim `" + order + "` but it is already taken ⛔"));
        }
        assertThat(winners).hasSize(1);
        wire.discord.await(
                "all log lines", () -> wire.discord.messages(wire.log).size() >= 64);
        assertThat(wire.discord.messages(wire.log))
                .extracting(FakeMessage::content)
                .containsExactlyInAnyOrderElementsOf(lines);
        assertThat(wire.discord.calls("PUT", ROLES)).hasSize(1);
        assertThat(wire.shop.has(winners.get(0), wire.buyer)).isTrue();
    }

    @Test
    void aRoleThatIsTooHighIsToldToStaffAndTheClaimStands() {
        wire.shop.move(wire.buyer, 20);
        LicenseShop shop = shop();
        String order = shop.order();
        wire.discord.tells(wire.alice, "$buyer " + order);
        FakeMessage reply = wire.discord.awaitMessage(
                wire.discord.direct(wire.alice), message -> message.text().contains("Congratulations"));
        assertThat(reply.text()).contains("Your Buyer ID is **1**", "staff were told");
        wire.discord.awaitMessage(wire.log, message -> message.content().contains("is not below the bot's own"));
        assertThat(wire.discord.calls("PUT", ROLES)).isEmpty();
    }

    @Test
    @Covers("A-078")
    void aLogChannelThatCannotBeWrittenChangesNothingForTheBuyer() {
        wire.shop.deny(wire.log, FakePermission.SEND_MESSAGES);
        LicenseShop shop = shop();
        wire.discord.tells(wire.alice, "$buyer " + shop.order());
        wire.discord.awaitMessage(
                wire.discord.direct(wire.alice), message -> message.text().contains("Congratulations"));
        wire.discord.await("the role", () -> wire.shop.has(wire.alice, wire.buyer));
        assertThat(wire.discord.messages(wire.log)).isEmpty();
    }

    @Test
    void aProcessKilledBetweenTheClaimAndTheRoleGivesTheRoleOnceAfterItsRestart() throws Exception {
        wire.discord.fault("PUT", ROLES, 1, DiscordFault.silence());
        Process first = SellerProcess.start(wire, directory);
        String order = firstLine(first);
        wire.discord.tells(wire.alice, "$buyer " + order);
        wire.discord.await(
                "the attempt to give the role",
                () -> !wire.discord.calls("PUT", ROLES).isEmpty());
        first.destroyForcibly().waitFor(10, TimeUnit.SECONDS);
        assertThat(wire.shop.has(wire.alice, wire.buyer)).isFalse();
        Process second = SellerProcess.start(wire, directory);
        try {
            wire.discord.await("the role", () -> wire.shop.has(wire.alice, wire.buyer));
            wire.discord.awaitMessage(
                    wire.log, message -> message.content().contains("SUCCESSFULLY claimed `" + order + "`"));
            assertThat(wire.discord.calls("PUT", ROLES)).hasSize(2).last().matches(call -> call.status() == 204);
            assertThat(wire.discord.messages(wire.log)).hasSize(1);
        } finally {
            second.destroyForcibly().waitFor(10, TimeUnit.SECONDS);
        }
    }

    @Test
    void rubbishIsAnsweredAndNotedAndNotifiesNobody() {
        LicenseShop shop = shop();
        String everyone = "@everyone @here <@&" + wire.buyer.id() + "> <@"
                + wire.discord.bot().id() + ">";
        List<String> words = List.of(
                everyone,
                "```$buyer " + everyone + "```",
                "$buyer \u202E" + everyone + "\u0000\u0007\u200B",
                "$whitelist " + "\uD83D\uDE80".repeat(900),
                "$whitelist `` ``` \" ' " + everyone + " ] [x](https://example.test)",
                "$help " + "\u05D0".repeat(1900),
                "$",
                "\n\n\t\u3000$buyer\n" + "x".repeat(1900));
        for (String each : words) {
            int before = wire.discord.messages(wire.discord.direct(wire.alice)).size();
            wire.discord.tells(wire.alice, each);
            wire.discord.await(
                    "an answer to " + words.indexOf(each),
                    () -> wire.discord.messages(wire.discord.direct(wire.alice)).stream()
                            .skip(before)
                            .anyMatch(FakeMessage::isCard));
        }
        String order = shop.order();
        wire.discord.tells(wire.alice, "$buyer " + order);
        wire.discord.awaitMessage(wire.log, line -> line.content().contains("claimed `" + order));
        assertThat(wire.discord.messages(wire.log))
                .extracting(FakeMessage::content)
                .allMatch(line ->
                        line.startsWith(wire.alice.mention()) && line.lines().count() == 1)
                .noneMatch(line -> line.contains("\u202E"))
                .hasSizeGreaterThanOrEqualTo(5);
        assertThat(wire.discord.calls("POST", ".*/messages"))
                .allMatch(call ->
                        call.body().contains("allowed_mentions") && call.body().contains("\"parse\":[]"));
    }

    @Test
    @Covers("A-119")
    void whoLostTheRoleOrOwesItWhileTheBotWasAwayIsPutRightAfterItsStart() {
        InMemoryJournal journal = new InMemoryJournal();
        FakeUser bob = wire.shop.member("bob");
        try (JdaConnection before = wire.login();
                LicenseShop shop = new LicenseShop(journal, before, wire.shop.id(), wire.log.id()).start()) {
            for (FakeUser user : List.of(wire.alice, bob)) {
                wire.discord.tells(user, "$buyer " + shop.order());
                wire.discord.await("the role", () -> wire.shop.has(user, wire.buyer));
            }
        }
        wire.shop.take(wire.alice, wire.buyer);
        LicenseShop after = new LicenseShop(journal, wire.login(), wire.shop.id(), wire.log.id());
        open.add(after);
        after.start().bot.start();
        wire.discord.await("the role again", () -> wire.shop.has(wire.alice, wire.buyer));
        assertThat(wire.shop.has(bob, wire.buyer)).isTrue();
        assertThat(wire.discord.calls("PUT", ROLES)).hasSize(3);
    }

    private static String firstLine(Process process) throws IOException {
        BufferedReader lines =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        return Objects.requireNonNull(lines.readLine(), "the process ended");
    }
}
