package dev.astra.discord.vault;

import static dev.astra.discord.vault.VaultBench.ANN;
import static dev.astra.discord.vault.VaultBench.CAT;
import static dev.astra.discord.vault.VaultBench.HUGE_CAT;
import static org.assertj.core.api.Assertions.assertThat;

import dev.astra.discord.card.Answer;
import dev.astra.discord.card.Visibility;
import dev.astra.discord.command.Argument;
import dev.astra.discord.command.Command;
import dev.astra.discord.command.Given;
import dev.astra.testkit.Covers;
import dev.astra.trading.vault.Vault;
import dev.astra.trading.vault.VaultLimits;
import dev.astra.trading.vault.item.Bundle;
import dev.astra.trading.vault.item.Item;
import dev.astra.trading.vault.trade.TradeKey;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class VaultCommandsTest {
    private final VaultBench bench = new VaultBench();

    @AfterEach
    void close() {
        bench.close();
    }

    @Test
    @Covers("P-073")
    void thereAreNineCommandsWithTheirArguments() {
        Map<String, List<String>> found = new TreeMap<>();
        bench.bot
                .commands()
                .commands()
                .forEach((Command command) -> found.put(
                        command.name(),
                        command.arguments().stream().map(Argument::toString).toList()));
        assertThat(found)
                .isEqualTo(Map.of(
                        "help", List.of(),
                        "verify", List.of("<roblox_username>"),
                        "verify-confirm", List.of("<roblox_username>"),
                        "unlink", List.of(),
                        "inventory", List.of(),
                        "balance", List.of(),
                        "deposit", List.of(),
                        "withdraw", List.of(),
                        "history", List.of("[limit]")));
    }

    @Test
    @Covers("P-067")
    void helpNamesEveryCommandInGroups() {
        String help = bench.slash(ANN, "help").text();
        assertThat(bench.bot.commands().commands())
                .allSatisfy(command -> assertThat(help)
                        .contains("`/" + command.name(), command.description().in(bench.locale)));
        assertThat(help)
                .containsSubsequence("**Verification**", "/verify", "**Inventory**", "**Trading**", "**History**")
                .doesNotContain("withdraw-page", "More");
    }

    @Test
    @Covers("P-068")
    void everyAnswerIsForThePersonAlone() {
        bench.link(ANN, CAT);
        bench.deposit(Bundle.of(HUGE_CAT, 1));
        for (String command : List.of("help", "unlink", "inventory", "balance", "deposit", "withdraw", "history")) {
            assertThat(bench.slash(ANN, command).visibility()).as(command).isEqualTo(Visibility.PRIVATE);
        }
        assertThat(bench.bot.commands().commands())
                .allMatch(command -> bench.bot.commands().visibility(command.name()) == Visibility.PRIVATE);
    }

    @Test
    @Covers("P-069")
    void anUnexpectedErrorShowsANumberAndNotWhatHappened() {
        bench.store.close();
        String text = bench.slash(ANN, "unlink").text();
        assertThat(text).contains("Something went wrong", "this number: `").containsPattern("`[2-9A-Z]{8}`");
        assertThat(text).doesNotContain("closed").doesNotContain("Exception");
    }

    @Test
    @Covers("P-072")
    void commandsHaveACooldownForEachPerson() {
        bench.slash(ANN, "inventory");
        Answer soon = bench.await(bench.bot.commands().hear(bench.call(ANN, "inventory", Map.of(), Given.NOTHING)));
        assertThat(soon.text()).contains("Slow down", "in 2 s");
        Answer other = bench.await(
                bench.bot.commands().hear(bench.call(VaultBench.BOB, "inventory", Map.of(), Given.NOTHING)));
        assertThat(other.text()).contains("Not Verified");
        assertThat(bench.bot.commands().commands())
                .allMatch(command -> !command.cooldown().isZero());
    }

    @Test
    @Covers("P-057")
    void theInventoryHasThreeStatesAndAFooterInUtc() {
        assertThat(bench.slash(ANN, "inventory").text())
                .startsWith("### Not Verified\n")
                .contains("`/verify`");
        bench.link(ANN, CAT);
        assertThat(bench.slash(ANN, "inventory").text())
                .isEqualTo(
                        "### Your Inventory\n**Cat\\_11** (`11`)\nNo pets.\nPets: **0** \u00B7 \uD83D\uDC8E Gems: **0**\n-# 2026-01-01 00:00 UTC");
        bench.deposit(Bundle.of(Map.of(HUGE_CAT, 3L), 1_250_000_000));
        bench.vault.request(ANN, Bundle.of(Map.of(HUGE_CAT, 1L), 50_000_000));
        assertThat(bench.slash(ANN, "inventory").text())
                .isEqualTo("### Your Inventory\n**Cat\\_11** (`11`)\n**Huge Cat** \u00D7 3 (1 reserved)"
                        + "\nPets: **3** \u00B7 \uD83D\uDC8E Gems: **1,250,000,000 (50,000,000 reserved)**"
                        + "\n-# 2026-01-01 00:00 UTC");
        bench.portuguese();
        assertThat(bench.slash(ANN, "inventory").text()).contains("O seu invent\u00e1rio", "1.250.000.000");
    }

    @Test
    @Covers("P-058")
    void fiveHundredPetsComeInPages() {
        bench.link(ANN, CAT);
        List<Item> many = IntStream.range(0, 500)
                .mapToObj(i -> Item.of(String.format(Locale.ROOT, "Huge Pet %03d", i)))
                .toList();
        bench.know(many.toArray(Item[]::new));
        bench.deposit(Bundle.ofItems(many));
        Answer page = bench.slash(ANN, "inventory");
        StringBuilder all = new StringBuilder(page.text());
        for (int i = 2; i <= 25; i++) {
            page = bench.press(ANN, page.cards().get(0).actions().get(i == 2 ? 0 : 1));
            assertThat(page.text()).contains("Page " + i + " of 25");
            assertThat(page.messages()).hasSize(1);
            all.append(page.text());
        }
        many.forEach(item -> assertThat(all).contains("**" + item.name() + "** \u00D7 1"));
    }

    @Test
    @Covers("P-059")
    void theBalanceIsShownToWhoIsVerified() {
        assertThat(bench.slash(ANN, "balance").text()).startsWith("### Not Verified\n");
        bench.link(ANN, CAT);
        bench.deposit(Bundle.ofGems(2_500_000_000L));
        assertThat(bench.slash(ANN, "balance").text())
                .startsWith("### Your Gem Balance\n")
                .contains("2,500,000,000 gems");
    }

    @Test
    @Covers("P-060")
    void depositShowsTheRulesAsTheyAreSet() {
        VaultLimits own = new VaultLimits(7, 1_000, 9_000, 500, 100_000);
        try (VaultBench other = new VaultBench(own)) {
            other.link(ANN, CAT);
            assertThat(other.slash(ANN, "deposit").text())
                    .contains("Huge, Titanic", "at most 7 in a trade", "from 1,000 to 9,000, in blocks of 500");
        }
        bench.link(ANN, CAT);
        assertThat(bench.slash(ANN, "deposit").text())
                .contains("at most 50 in a trade", "from 50,000,000 to 10,000,000,000, in blocks of 50,000,000");
    }

    @Test
    void depositShowsTheCodeThatTheBotWillSay() {
        assertThat(bench.slash(ANN, "deposit").text()).startsWith("### Not Verified\n");
        bench.link(ANN, CAT);
        String text = bench.slash(ANN, "deposit").text();
        String code = Vault.code(bench.store.view(), ANN).orElseThrow().text();
        assertThat(text).contains("`" + code + "`");
        assertThat(bench.slash(ANN, "deposit").text()).as("asking again").isEqualTo(text);
        bench.deposit(Bundle.of(HUGE_CAT, 1));
        bench.vault.request(ANN, Bundle.of(HUGE_CAT, 1));
        assertThat(bench.slash(ANN, "deposit").text()).startsWith("### A Withdrawal Waits\n");
    }

    @Test
    @Covers("P-066")
    void withoutTransactionsTheHistorySaysSo() {
        assertThat(bench.slash(ANN, "history").text()).startsWith("### Not Verified\n");
        bench.link(ANN, CAT);
        assertThat(bench.slash(ANN, "history").text()).isEqualTo("### Transaction History\nNo transactions.");
    }

    @Test
    @Covers("P-064")
    void theHistoryIsNewestFirstInPages() {
        bench.link(ANN, CAT);
        for (int i = 1; i <= 23; i++) {
            bench.deposit(Bundle.ofGems(50_000_000L * i));
            bench.time.advance(Duration.ofMinutes(1));
        }
        Answer first = bench.slash(ANN, "history");
        assertThat(lines(first)).hasSize(10);
        assertThat(lines(first).get(0)).contains("1,150,000,000 gems");
        assertThat(lines(first).get(9)).contains("700,000,000 gems");
        Answer second = bench.press(ANN, first.cards().get(0).actions().get(0));
        assertThat(lines(second).get(0)).contains("650,000,000 gems");
        Answer third = bench.press(ANN, second.cards().get(0).actions().get(1));
        assertThat(lines(third)).hasSize(3);
        assertThat(lines(third).get(2)).contains(" 50,000,000 gems");
        assertThat(third.cards().get(0).actions()).hasSize(1);
        assertThat(bench.press(ANN, third.cards().get(0).actions().get(0)).text())
                .isEqualTo(second.text());
        assertThat(lines(bench.slash(ANN, "history", "limit", "1"))).hasSize(1);
        assertThat(lines(bench.slash(ANN, "history", "limit", "25"))).hasSize(23);
        for (String wrong : List.of("0", "26", "-1", "many")) {
            assertThat(bench.slash(ANN, "history", "limit", wrong).text()).contains("How to use it");
        }
    }

    private static List<String> lines(Answer answer) {
        return answer.cards().get(0).sections().get(0).lines().toList();
    }

    @Test
    @Covers("P-065")
    void whatIsDoneWhatWaitsAndWhatFailedHaveTheirOwnIcons() {
        bench.link(ANN, CAT);
        bench.deposit(Bundle.of(HUGE_CAT, 2));
        bench.vault.request(ANN, Bundle.of(HUGE_CAT, 1));
        TradeKey meeting = bench.meeting();
        bench.vault.open(meeting, CAT.id());
        bench.vault.fail(meeting, "left the game");
        bench.vault.request(ANN, Bundle.of(HUGE_CAT, 1));
        bench.vault.cancel(ANN);
        bench.vault.request(ANN, Bundle.of(HUGE_CAT, 1));
        assertThat(lines(bench.slash(ANN, "history")))
                .extracting(line -> line.substring(0, line.indexOf(' ')))
                .containsExactly("\u23F3", "\uD83D\uDEAB", "\u274C", "\u2705");
        assertThat(lines(bench.slash(ANN, "history")).get(3))
                .contains("**Deposit**", "Huge Cat \u00D7 2", "worth 2,000");
    }

    @Test
    void aFullPageOfLongNamesFitsIntoOneMessage() {
        bench.link(ANN, CAT);
        Item longest = Item.of("Huge *_`" + "\u00e9".repeat(92));
        bench.know(longest);
        for (int i = 0; i < 25; i++) {
            bench.deposit(Bundle.of(longest, 50));
        }
        Answer page = bench.slash(ANN, "history", "limit", "25");
        assertThat(lines(page)).hasSize(25);
        assertThat(page.messages()).hasSize(1);
        assertThat(bench.slash(ANN, "inventory").messages()).hasSize(1);
        assertThat(bench.slash(ANN, "withdraw").messages()).hasSize(1);
    }
}
