package dev.astra.launcher.demo;

import dev.astra.core.UserId;
import dev.astra.core.store.Store;
import dev.astra.core.time.Pause;
import dev.astra.testkit.game.GameTrouble;
import dev.astra.testkit.game.SimulatedGame;
import dev.astra.testkit.game.Visit;
import dev.astra.trading.account.PendingLink;
import dev.astra.trading.gateway.PlayerId;
import dev.astra.trading.vault.Vault;
import dev.astra.trading.vault.VaultLimits;
import dev.astra.trading.vault.VaultProof;
import dev.astra.trading.vault.WithdrawalOutcome;
import dev.astra.trading.vault.item.Bundle;
import dev.astra.trading.vault.item.Fault;
import dev.astra.trading.vault.item.Item;
import dev.astra.trading.vault.session.Side;
import dev.astra.trading.vault.trade.BotId;
import dev.astra.trading.vault.value.Catalogue;
import dev.astra.trading.vault.value.CatalogueRow;
import dev.astra.trading.vault.value.Category;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Random;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** One thread. Shows a deposit, a withdrawal, and an hour in which everything goes wrong, in a made-up game. */
@Command(
        name = "vault",
        description =
                "Watch pets and gems go into the vault and out again, and an hour of trouble lose nothing. A made-up"
                        + " game, which sends signed requests to the real server; nothing is written to disk.")
public final class VaultDemo implements Callable<Integer> {
    private static final UserId ANN = new UserId(1001);
    private static final PlayerId PLAYER = new PlayerId(501);
    private static final BotId BOT = new BotId("bot-1");
    private static final Item CAT = Item.parse("Golden Huge Cat");
    private static final Item WHALE = Item.parse("Shiny Titanic Whale");
    private static final long BLOCK = 50_000_000;
    private static final Bundle BAG = Bundle.of(Map.of(CAT, 12L, WHALE, 4L), 40 * BLOCK);

    @Spec
    private CommandSpec spec;

    /** Made by the command line. */
    public VaultDemo() {}

    @Override
    public Integer call() throws InterruptedException {
        Narrator narrator = new Narrator(spec.commandLine().getOut(), Ansi.AUTO.enabled() ? Pause.real() : time -> {});
        try (VaultStage stage = new VaultStage()) {
            narrator.title(
                    "From a player's bag to the vault and back",
                    "A made-up game; a real vault in memory, behind its server at " + stage.url());
            return new Play(narrator, stage).all() ? 0 : 1;
        }
    }

    /** One thread. */
    private static final class Play {
        private final Narrator narrator;
        private final VaultStage stage;
        private final Store store;
        private final Vault vault;
        private final SimulatedGame game;

        Play(Narrator narrator, VaultStage stage) {
            this.narrator = narrator;
            this.stage = stage;
            this.store = stage.store();
            this.vault = stage.vault();
            this.game = new SimulatedGame(
                    stage.game(), offered -> VaultLimits.STANDARD.trade(offered).map(Fault::message), new Random(7));
            game.bot(BOT);
            game.player(PLAYER, BAG);
            List<CatalogueRow> rows = List.of(
                    new CatalogueRow(CAT, Category.HUGE, OptionalLong.of(1_250_000_000)),
                    new CatalogueRow(WHALE, Category.TITANIC, OptionalLong.of(90_000_000_000L)));
            new Catalogue(store).put(rows);
        }

        boolean all() throws InterruptedException {
            link();
            deposit();
            withdraw();
            storm();
            return narrator.end("What is in the vault and in the bags is what there was in the beginning.");
        }

        private Bundle owned() {
            return store.<Bundle>read(view -> Vault.holdings(view, ANN).owned());
        }

        private void visit(Bundle goods, Visit.Mood mood) {
            game.visit(PLAYER, BOT, new Visit(Side.of(goods), mood));
        }

        private void link() throws InterruptedException {
            narrator.step("Ann links her account in the game to her Discord account");
            PendingLink pending = stage.ask(ANN, PLAYER, "ann_1");
            narrator.say("The code for her profile: " + pending.code().text());
            narrator.check(stage.confirm(ANN).equals("not in the profile"), "nothing is linked while it is not there");
            stage.write(PLAYER, "Hello, I am Ann.\n" + pending.code().text());
            narrator.check(stage.confirm(ANN).equals("linked"), "with it she is ann_1, and nobody else can be");
        }

        private void deposit() throws InterruptedException {
            narrator.step("Ann deposits three pets and 100 million gems");
            narrator.say("Discord told her the code that the bot will say: " + vault.announce(ANN));
            visit(Bundle.of(Map.of(CAT, 2L, WHALE, 1L), 2 * BLOCK), Visit.Mood.PLAIN);
            game.run(Duration.ofMinutes(1));
            narrator.say("The vault has " + told(owned()));
            narrator.check(
                    owned().equals(Bundle.of(Map.of(CAT, 2L, WHALE, 1L), 2 * BLOCK)), "everything was credited, once");
        }

        private void withdraw() throws InterruptedException {
            narrator.step("She wants the whale back, and half of the gems");
            WithdrawalOutcome outcome = vault.request(ANN, Bundle.of(WHALE, 1).withGems(BLOCK));
            narrator.say(outcome.fold(
                    reserved -> "Reserved; the bot will say " + reserved.trade().code(),
                    refused -> refused.fault().message(),
                    notLinked -> "not linked",
                    already -> "there is one already"));
            visit(Bundle.NOTHING, Visit.Mood.PLAIN);
            game.run(Duration.ofMinutes(1));
            narrator.check(owned().equals(Bundle.of(CAT, 2).withGems(BLOCK)), "handed out and debited");
        }

        private void storm() throws InterruptedException {
            narrator.step(
                    "An hour of trouble: lost and doubled messages, a client that dies, a player who changes her mind");
            game.trouble(GameTrouble.STORM);
            Random random = new Random(11);
            for (int minute = 0; minute < 60; minute++) {
                if (random.nextInt(3) == 0) {
                    vault.request(
                            ANN, Bundle.ofGems(owned().gems() > 0 ? BLOCK : 0).plus(some(owned(), random)));
                }
                Visit.Mood mood = List.of(Visit.Mood.values()).get(random.nextInt(4));
                boolean collects = random.nextInt(3) == 0;
                visit(
                        collects
                                ? Bundle.NOTHING
                                : some(game.bag(PLAYER), random).withGems(BLOCK * random.nextInt(3)),
                        mood);
                game.run(Duration.ofMinutes(1));
            }
            game.trouble(GameTrouble.NONE);
            for (int minute = 0; minute < 60 && !game.isQuiet(); minute++) {
                game.run(Duration.ofMinutes(1));
            }
            narrator.say(game.completed() + " trades with goods, " + game.declined() + " without");
            narrator.say("The vault has " + told(owned()) + "; the bot has " + told(game.bag(BOT)));
            narrator.check(game.bag(BOT).equals(owned()), "the bot holds what the vault says, to the gem");
            narrator.check(game.bag(PLAYER).plus(owned()).equals(BAG), "nothing was lost and nothing was made");
            VaultProof proof = vault.verify();
            narrator.check(proof.isWhole(), "history, reservations and ledger add up: " + proof.records() + " lines");
        }

        private static Bundle some(Bundle from, Random random) {
            return Bundle.ofItems(
                    from.each().filter(pet -> random.nextInt(3) == 0).toList());
        }

        private static String told(Bundle goods) {
            return goods.pieces() + " pets and " + String.format(Locale.ROOT, "%,d", goods.gems()) + " gems";
        }
    }
}
