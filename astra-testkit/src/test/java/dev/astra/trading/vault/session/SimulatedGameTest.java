package dev.astra.trading.vault.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.astra.core.UserId;
import dev.astra.core.audit.AuditLog;
import dev.astra.core.ledger.Ledger;
import dev.astra.core.store.InMemoryJournal;
import dev.astra.core.store.Store;
import dev.astra.testkit.Cases;
import dev.astra.testkit.Covers;
import dev.astra.testkit.VirtualTime;
import dev.astra.testkit.game.GameTrouble;
import dev.astra.testkit.game.SimulatedGame;
import dev.astra.testkit.game.Visit;
import dev.astra.trading.account.Accounts;
import dev.astra.trading.account.Lookup;
import dev.astra.trading.account.Player;
import dev.astra.trading.account.StartOutcome;
import dev.astra.trading.gateway.PlayerId;
import dev.astra.trading.vault.Vault;
import dev.astra.trading.vault.VaultLimits;
import dev.astra.trading.vault.item.Bundle;
import dev.astra.trading.vault.item.Fault;
import dev.astra.trading.vault.item.Item;
import dev.astra.trading.vault.trade.BotId;
import dev.astra.trading.vault.value.Catalogue;
import dev.astra.trading.vault.value.CatalogueRow;
import dev.astra.trading.vault.value.Category;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Bots and players trade for hours, with everything going wrong that can: at the end the vault is what changed hands. */
class SimulatedGameTest {
    private static final int PLAYERS = 6;
    private static final long BLOCK = 50_000_000;
    private static final List<Item> PETS =
            List.of(Item.of("Huge Cat"), Item.parse("Golden Huge Cat"), Item.parse("Shiny Rainbow Titanic Whale"));
    private static final Item MOUSE = Item.of("Small Mouse");
    private static final List<BotId> BOTS = List.of(new BotId("bot-1"), new BotId("bot-2"));

    @Test
    @Covers({"P-191", "P-168"})
    void whatChangedHandsIsInTheVaultWhateverGoesWrong() {
        long[] counts = new long[2];
        Cases.run(Integer.getInteger("astra.games", 40), random -> {
            World world = new World(random);
            world.live(GameTrouble.STORM, Duration.ofMinutes(45));
            world.settle();
            counts[0] += world.game.completed();
            counts[1] += world.game.declined();
            world.store.close();
        });
        System.out.println("simulated game: " + counts[0] + " trades with goods, " + counts[1] + " without");
        if (System.getProperty(Cases.SEED_PROPERTY) == null && System.getProperty("astra.games") == null) {
            assertThat(counts[0]).isGreaterThan(1_000);
        }
    }

    @Test
    @Covers("P-193")
    void inAQuietGameEveryoneIsServed() {
        Cases.run(5, random -> {
            World world = new World(random);
            for (int player = 0; player < PLAYERS; player++) {
                world.game.visit(
                        World.player(player),
                        BOTS.get(0),
                        new Visit(Side.of(Bundle.of(PETS.get(0), 2)), Visit.Mood.PLAIN));
            }
            world.game.run(Duration.ofMinutes(5));
            assertThat(world.game.completed()).isEqualTo(PLAYERS);
            world.settle();
            world.store.close();
        });
    }

    /** One thread. A game, a vault, and what everybody had in the beginning. */
    private static final class World {
        private final VirtualTime time = new VirtualTime();
        private final Random random;
        private final Store store;
        private final Vault vault;
        private final SimulatedGame game;
        private final Map<Integer, Bundle> before = new HashMap<>();

        World(Random random) {
            this.random = random;
            store = Store.builder(new InMemoryJournal())
                    .clock(time, time::nanos)
                    .random(new Random(random.nextLong()))
                    .open(AuditLog.TABLES, Ledger.TABLES, Accounts.TABLES, Catalogue.TABLES, Vault.TABLES);
            vault = Vault.builder(store, Ledger.builder(store).build()).build();
            List<CatalogueRow> rows = new ArrayList<>();
            PETS.forEach(pet ->
                    rows.add(new CatalogueRow(pet, Category.ofBase(pet.base()).orElseThrow(), OptionalLong.of(1_000))));
            new Catalogue(store).put(rows);
            game = new SimulatedGame(new LocalVaultGateway(vault), this::objection, random);
            BOTS.forEach(game::bot);
            for (int i = 0; i < PLAYERS; i++) {
                Bundle bag =
                        Bundle.of(Map.of(PETS.get(0), 20L, PETS.get(1), 10L, PETS.get(2), 5L, MOUSE, 3L), 100 * BLOCK);
                before.put(i, bag);
                game.player(player(i), bag);
                link(i);
            }
        }

        static PlayerId player(int index) {
            return new PlayerId(500 + index);
        }

        static UserId user(int index) {
            return new UserId(1 + index);
        }

        private void link(int index) {
            Accounts accounts = new Accounts(store);
            StartOutcome.Started started =
                    (StartOutcome.Started) accounts.start(user(index), new Player(player(index), "player_" + index));
            accounts.confirm(
                    started.pending(),
                    new Lookup.Found<>(started.pending().code().text()));
        }

        private Optional<String> objection(Bundle offered) {
            return VaultLimits.STANDARD
                    .trade(offered)
                    .map(Fault::message)
                    .or(() -> offered.count(MOUSE) > 0 ? Optional.of("no mice") : Optional.empty());
        }

        void live(GameTrouble trouble, Duration duration) {
            game.trouble(trouble);
            while (game.now().compareTo(duration) < 0) {
                game.step();
                time.advance(Duration.ofMillis(250));
                if (random.nextInt(20) == 0) {
                    somethingHappens();
                }
            }
        }

        private void somethingHappens() {
            int index = random.nextInt(PLAYERS);
            switch (random.nextInt(12)) {
                case 0 -> vault.cancel(user(index));
                case 1 -> vault.expire(5);
                case 2 -> time.jumpClock(Duration.ofMinutes(random.nextInt(120) - 60));
                case 3, 4 -> vault.request(user(index), wish(index));
                default -> game.visit(player(index), BOTS.get(random.nextInt(2)), visit(index));
            }
        }

        private Bundle wish(int index) {
            Bundle free =
                    store.<Bundle>read(view -> Vault.holdings(view, user(index)).available());
            List<Item> some =
                    free.each().filter(pet -> random.nextBoolean()).limit(50).toList();
            return Bundle.ofItems(some).withGems(random.nextInt(3) * BLOCK);
        }

        private Visit visit(int index) {
            List<Item> some = game.bag(player(index))
                    .each()
                    .filter(pet -> random.nextInt(8) == 0)
                    .toList();
            List<Slot> slots = new ArrayList<>(some.stream().map(Slot::of).toList());
            if (random.nextInt(10) == 0) {
                slots.add(Slot.unidentified("picture 4711"));
            }
            boolean collects = random.nextInt(3) == 0;
            Side side = collects ? Side.EMPTY : new Side(slots, random.nextInt(3) * BLOCK);
            return new Visit(side, List.of(Visit.Mood.values()).get(random.nextInt(4)));
        }

        /** Ends the trouble, lets everything come to its end, and compares. */
        void settle() {
            game.trouble(GameTrouble.NONE);
            for (int i = 0; i < 40_000 && !game.isQuiet(); i++) {
                game.step();
                time.advance(Duration.ofMillis(250));
            }
            assertThat(game.isQuiet()).as("everything came to its end").isTrue();
            assertThat(game.alerts()).isEmpty();
            for (int hours = 0; hours < 48; hours += 12) {
                time.advance(Duration.ofHours(12));
                vault.expire(1_000);
            }
            assertThat(vault.verify().problems()).isEmpty();
            Bundle all = Bundle.NOTHING;
            for (int i = 0; i < PLAYERS; i++) {
                int index = i;
                Bundle owned = store.<Bundle>read(
                        view -> Vault.holdings(view, user(index)).owned());
                assertThat(store.<Boolean>read(view -> Vault.hasOpenTrade(view, user(index))))
                        .isFalse();
                assertThat(game.bag(player(i)).plus(owned)).as("player %s", i).isEqualTo(before.get(i));
                all = all.plus(owned);
            }
            assertThat(game.bag(BOTS.get(0)).plus(game.bag(BOTS.get(1)))).isEqualTo(all);
        }
    }
}
