package dev.astra.discord.vault;

import static dev.astra.discord.vault.VaultBench.ANN;
import static dev.astra.discord.vault.VaultBench.CAT;
import static dev.astra.discord.vault.VaultBench.HUGE_CAT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.astra.discord.card.Action;
import dev.astra.discord.card.Answer;
import dev.astra.discord.card.Blank;
import dev.astra.discord.card.Choice;
import dev.astra.discord.card.Form;
import dev.astra.discord.command.Given;
import dev.astra.discord.command.Prompt;
import dev.astra.testkit.Cases;
import dev.astra.testkit.Covers;
import dev.astra.trading.vault.Vault;
import dev.astra.trading.vault.item.Bundle;
import dev.astra.trading.vault.item.Item;
import dev.astra.trading.vault.trade.Trade;
import dev.astra.trading.vault.trade.TradeKey;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class WithdrawCommandTest {
    private static final Item TITANIC_DOG = Item.parse("Shiny Golden Titanic Dog");

    private final VaultBench bench = new VaultBench();

    @AfterEach
    void close() {
        bench.close();
    }

    private void own() {
        bench.link(ANN, CAT);
        bench.know(TITANIC_DOG);
        bench.deposit(Bundle.of(Map.of(HUGE_CAT, 3L, TITANIC_DOG, 1L), 1_250_000_000));
    }

    private List<Trade> open() {
        return Vault.open(bench.store.view(), ANN);
    }

    private static Form form(Prompt prompt) {
        return prompt.fold(Prompt.Ask::form, tell -> {
            throw new AssertionError(tell.answer().text());
        });
    }

    private static String told(Prompt prompt) {
        return prompt.fold(ask -> "a form", tell -> tell.answer().text());
    }

    @Test
    @Covers("P-061")
    void petsAndGemsAreChosenFromAMenuAndCountedInAForm() {
        own();
        Answer menu = bench.slash(ANN, "withdraw");
        assertThat(menu.cards().get(0).menu().orElseThrow().choices())
                .extracting(Choice::label, Choice::description)
                .containsExactly(
                        tuple("\uD83D\uDC8E Gems", "You have 1,250,000,000"),
                        tuple("Huge Cat", "You have 3"),
                        tuple("Shiny Golden Titanic Dog", "You have 1"));
        Prompt prompt = bench.choose(ANN, menu, Wish.GEMS, "Huge Cat");
        assertThat(form(prompt).blanks())
                .extracting(Blank::label, Blank::text)
                .containsExactly(tuple("Huge Cat", "1"), tuple("\uD83D\uDC8E Gems", "1,250,000,000"));
        Answer reserved = bench.submit(ANN, prompt, Map.of("Huge Cat", "2", Wish.GEMS, "1.1b"));
        assertThat(open()).singleElement().satisfies(trade -> {
            assertThat(trade.wanted()).isEqualTo(Bundle.of(Map.of(HUGE_CAT, 2L), 1_100_000_000));
            assertThat(reserved.text())
                    .startsWith("### Reserved for You\nHuge Cat \u00D7 2\n\uD83D\uDC8E 1,100,000,000 gems\n")
                    .contains("`" + trade.code() + "`", "<t:");
        });
        assertThat(bench.slash(ANN, "withdraw").text()).startsWith("### Your Withdrawal Waits\nHuge Cat \u00D7 2\n");
    }

    @Test
    void manyKindsAreWrittenInLines() {
        bench.link(ANN, CAT);
        List<Item> many = IntStream.range(0, 30)
                .mapToObj(i -> Item.of(String.format(Locale.ROOT, "Huge Pet %03d", i)))
                .toList();
        bench.know(many.toArray(Item[]::new));
        bench.deposit(Bundle.ofItems(many));
        Answer menu = bench.slash(ANN, "withdraw");
        assertThat(menu.cards().get(0).menu().orElseThrow().choices()).hasSize(24);
        Answer next = bench.press(ANN, menu.cards().get(0).actions().get(0));
        String[] rest = next.cards().get(0).menu().orElseThrow().choices().stream()
                .map(Choice::value)
                .toArray(String[]::new);
        assertThat(rest).hasSize(6);
        Prompt prompt = bench.choose(ANN, next, rest);
        assertThat(form(prompt).blanks())
                .singleElement()
                .satisfies(blank -> assertThat(blank.text().lines()).hasSize(6).startsWith("1 x Huge Pet 024"));
        bench.submit(
                ANN,
                prompt,
                Map.of(WithdrawCommand.LINES, "1 x Huge Pet 024\n\n 1\u00D7huge pet 001 \n0 x Huge Pet 002"));
        assertThat(open().get(0).wanted()).isEqualTo(Bundle.ofItems(List.of(many.get(24), many.get(1))));
    }

    @Test
    @Covers("P-062")
    void whoOwnsNothingIsRefusedAndNothingChanges() {
        assertThat(bench.slash(ANN, "withdraw").text()).startsWith("### Not Verified\n");
        bench.link(ANN, CAT);
        long before = bench.store.view().sequence();
        assertThat(bench.slash(ANN, "withdraw").text())
                .startsWith("### Nothing to Withdraw\n")
                .contains("`/deposit`");
        assertThat(bench.store.view().sequence()).isEqualTo(before);
        assertThat(open()).isEmpty();
    }

    @Test
    @Covers("P-063")
    void aWithdrawalThatWaitsCanBeCancelled() {
        own();
        bench.vault.request(ANN, Bundle.of(HUGE_CAT, 3));
        Action cancel = bench.slash(ANN, "withdraw").cards().get(0).actions().get(0);
        assertThat(cancel.style()).isEqualTo(Action.Style.DANGER);
        Answer cancelled = bench.press(ANN, cancel);
        assertThat(cancelled.text()).startsWith("### Withdrawal Cancelled\nHuge Cat \u00D7 3\n");
        assertThat(open()).isEmpty();
        assertThat(bench.press(ANN, cancel).text()).startsWith("### No Withdrawal Waits\n");
        assertThat(bench.press(ANN, cancelled.cards().get(0).actions().get(0)).text())
                .startsWith("### Withdraw\n");
    }

    @Test
    @Covers("P-063")
    void aWithdrawalThatNobodyFetchedEndsByItselfAndTheNextOneSaysSo() {
        own();
        bench.bot.start();
        bench.vault.request(ANN, Bundle.of(HUGE_CAT, 3));
        bench.pass(Duration.ofMinutes(29));
        assertThat(open()).hasSize(1);
        bench.pass(Duration.ofMinutes(3));
        assertThat(open()).isEmpty();
        assertThat(bench.slash(ANN, "withdraw").text()).contains("was not fetched in time", "Choose what you want");
    }

    @Test
    @Covers("P-070")
    void theLookForOldWithdrawalsRunsOnceHoweverOftenItBegins() {
        bench.bot.start();
        bench.bot.start();
        assertThat(bench.time.pending()).isEqualTo(1);
        bench.pass(Duration.ofMinutes(5));
        bench.bot.start();
        assertThat(bench.time.pending()).isEqualTo(1);
        bench.bot.close();
        assertThat(bench.time.pending()).isZero();
    }

    @Test
    void whatABotIsHandingOutCannotBeCancelled() {
        own();
        bench.vault.request(ANN, Bundle.of(HUGE_CAT, 1));
        Action cancel = bench.slash(ANN, "withdraw").cards().get(0).actions().get(0);
        TradeKey meeting = bench.meeting();
        bench.vault.open(meeting, CAT.id());
        Answer answer = bench.press(ANN, cancel);
        assertThat(answer.text()).startsWith("### Being Handed Out\n");
        assertThat(answer.cards().get(0).actions()).isEmpty();
        assertThat(open()).hasSize(1);
    }

    @Test
    void whatCannotBeReadOrIsTooMuchReservesNothing() {
        own();
        Map<String, String> expected = Map.of(
                "two", "`two` is not understood",
                "-1", "`-1` is not understood",
                "0", "You chose nothing",
                "4", "You have only 3 of Huge Cat",
                "51", "A trade may have at most 50 pets",
                "999999999999999999", "A trade may have at most 50 pets",
                "1.5", "`1.5` is not understood");
        expected.forEach((typed, told) -> {
            Prompt prompt = bench.choose(ANN, bench.slash(ANN, "withdraw"), "Huge Cat");
            assertThat(bench.submit(ANN, prompt, Map.of("Huge Cat", typed)).text())
                    .as(typed)
                    .contains(told);
        });
        Prompt gems = bench.choose(ANN, bench.slash(ANN, "withdraw"), Wish.GEMS);
        assertThat(bench.submit(ANN, gems, Map.of(Wish.GEMS, "51m")).text()).contains("blocks of 50,000,000");
        assertThat(open()).isEmpty();
    }

    @Test
    void whatWasSoldMeanwhileIsNotOffered() {
        own();
        Answer menu = bench.slash(ANN, "withdraw");
        bench.vault.request(ANN, Bundle.of(HUGE_CAT, 3));
        assertThat(told(bench.choose(ANN, menu, "Huge Cat"))).startsWith("### Your Withdrawal Waits\n");
        bench.vault.cancel(ANN);
        assertThat(told(bench.choose(ANN, menu, "Huge Unicorn"))).startsWith("### Withdraw\n");
    }

    @Test
    void anyFormFromOutsideIsAnsweredAndNeverReservesTooMuch() {
        own();
        String[] pieces = {
            "1",
            "0",
            "-",
            "x",
            " ",
            "\n",
            "Huge Cat",
            "gems",
            "*gems*",
            "50m",
            "999999999999999999",
            "\u0000",
            "\u202E",
            "Shiny Golden Titanic Dog",
            "1e9",
            "@everyone",
            "\uD83D",
            "\u00D7",
            "9".repeat(40),
            "b",
            ",",
            "000"
        };
        Cases.run(300, random -> {
            StringBuilder text = new StringBuilder();
            random.ints(random.nextInt(12), 0, pieces.length).forEach(i -> text.append(pieces[i]));
            String command = random.nextBoolean() ? WithdrawCommand.LINES : WithdrawCommand.NUMBERS;
            String id = random.nextBoolean() ? WithdrawCommand.LINES : pieces[random.nextInt(pieces.length)];
            bench.time.advance(Duration.ofMinutes(1));
            Answer answer = bench.await(bench.bot
                    .commands()
                    .hear(bench.call(ANN, command, Map.of(), Given.filled(Map.of(id, text.toString())))));
            assertThat(answer.text()).isNotBlank().doesNotContain("went wrong");
            assertThat(Vault.holdings(bench.store.view(), ANN).owned())
                    .isEqualTo(Bundle.of(Map.of(HUGE_CAT, 3L, TITANIC_DOG, 1L), 1_250_000_000));
            bench.vault.cancel(ANN);
        });
    }

    @Test
    void numbersAreReadAsPeopleTypeThem() {
        Map<String, Long> read = Map.of(
                "3",
                3L,
                " 50,000,000 ",
                50_000_000L,
                "50.000.000",
                50_000_000L,
                "50 000",
                50_000L,
                "50m",
                50_000_000L,
                "1.5B",
                1_500_000_000L,
                "0,5k",
                500L,
                "1t",
                1_000_000_000_000L);
        read.forEach(
                (typed, number) -> assertThat(Amount.parse(typed)).as(typed).hasValue(number));
        for (String wrong :
                List.of("", "x", "-1", "1.5", "1,00", "1.2345k", "5,00,000", "1 2", "\u0663", "1e9", "0.0001k")) {
            assertThat(Amount.parse(wrong)).as(wrong).isEqualTo(OptionalLong.empty());
        }
    }
}
