package dev.astra.discord.vault;

import static org.assertj.core.api.Assertions.assertThat;

import dev.astra.core.UnavailableException;
import dev.astra.core.UserId;
import dev.astra.core.audit.AuditLog;
import dev.astra.core.ledger.Ledger;
import dev.astra.core.store.InMemoryJournal;
import dev.astra.core.store.Store;
import dev.astra.discord.ChannelId;
import dev.astra.discord.card.Action;
import dev.astra.discord.card.Answer;
import dev.astra.discord.card.Card;
import dev.astra.discord.card.Control;
import dev.astra.discord.card.Form;
import dev.astra.discord.command.Caller;
import dev.astra.discord.command.Door;
import dev.astra.discord.command.Given;
import dev.astra.discord.command.Place;
import dev.astra.discord.command.Prompt;
import dev.astra.discord.command.SlashCall;
import dev.astra.discord.direct.DirectMessages;
import dev.astra.discord.direct.DirectOutcome;
import dev.astra.testkit.InMemoryProfileSource;
import dev.astra.testkit.ProfileSite;
import dev.astra.testkit.VirtualTime;
import dev.astra.trading.account.Accounts;
import dev.astra.trading.account.Lookup;
import dev.astra.trading.account.PendingLink;
import dev.astra.trading.account.Player;
import dev.astra.trading.gateway.PlayerId;
import dev.astra.trading.vault.CompleteOutcome;
import dev.astra.trading.vault.Vault;
import dev.astra.trading.vault.VaultLimits;
import dev.astra.trading.vault.item.Bundle;
import dev.astra.trading.vault.item.Handover;
import dev.astra.trading.vault.item.Item;
import dev.astra.trading.vault.trade.BotId;
import dev.astra.trading.vault.trade.ServerTradeId;
import dev.astra.trading.vault.trade.TradeKey;
import dev.astra.trading.vault.value.Catalogue;
import dev.astra.trading.vault.value.CatalogueRow;
import dev.astra.trading.vault.value.Category;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentLinkedQueue;

/** One thread. The vault's bot with everything behind it, in memory and in virtual time. */
final class VaultBench implements AutoCloseable {
    static final UserId ANN = new UserId(100_000_000_000_001L);
    static final UserId BOB = new UserId(100_000_000_000_002L);
    static final Player CAT = new Player(new PlayerId(11), "Cat_11");
    static final Item HUGE_CAT = Item.of("Huge Cat");

    private static final Locale PORTUGUESE = Locale.forLanguageTag("pt-BR");
    private static final long PATIENCE_NANOS = Duration.ofSeconds(20).toNanos();

    /** How direct messages end. */
    enum Box {
        OPEN,
        CLOSED,
        DOWN
    }

    final VirtualTime time = new VirtualTime();
    final ProfileSite site = new ProfileSite();
    final InMemoryProfileSource profiles = new InMemoryProfileSource(site);
    final InMemoryJournal journal = new InMemoryJournal();
    final Store store;
    final Vault vault;
    final Accounts accounts;
    final VaultBot bot;
    final List<Answer> direct = new ArrayList<>();
    Box box = Box.OPEN;
    Locale locale = Locale.ENGLISH;
    private final ConcurrentLinkedQueue<Runnable> continuations = new ConcurrentLinkedQueue<>();
    private long interactions = 500_000_000_000_000L;
    private int meetings;

    VaultBench() {
        this(VaultLimits.STANDARD);
    }

    VaultBench(VaultLimits limits) {
        this.store = Store.builder(journal)
                .clock(time, time::nanos)
                .random(new Random(5))
                .open(AuditLog.TABLES, Ledger.TABLES, Accounts.TABLES, Catalogue.TABLES, Vault.TABLES);
        this.vault = Vault.builder(store, Ledger.builder(store).build())
                .limits(limits)
                .build();
        this.accounts = Accounts.builder(store).trades(Vault::hasOpenTrade).build();
        DirectMessages messages = (user, message) -> {
            if (box == Box.OPEN) {
                direct.add(message);
            }
            return switch (box) {
                case OPEN -> CompletableFuture.completedStage(new DirectOutcome.Delivered());
                case CLOSED -> CompletableFuture.completedStage(new DirectOutcome.Closed());
                case DOWN -> CompletableFuture.failedFuture(new UnavailableException("scripted"));
            };
        };
        this.bot = VaultBot.builder(store, vault, accounts, profiles, messages, time)
                .executor(continuations::add)
                .build();
        site.add(CAT.id().value(), CAT.name());
        Catalogue catalogue = new Catalogue(store);
        catalogue.put(List.of(new CatalogueRow(HUGE_CAT, Category.HUGE, OptionalLong.of(1_000))));
    }

    void portuguese() {
        locale = PORTUGUESE;
    }

    /** Links without the bot. */
    void link(UserId user, Player player) {
        PendingLink pending =
                accounts.start(user, player).fold(started -> started.pending(), already -> noCode(), taken -> noCode());
        accounts.confirm(pending, new Lookup.Found<>(pending.code().text()));
    }

    private static PendingLink noCode() {
        throw new AssertionError("expected a code");
    }

    private static Form noForm(Prompt.Tell tell) {
        throw new AssertionError("expected a form, got " + tell.answer().text());
    }

    void know(Item... items) {
        Catalogue catalogue = new Catalogue(store);
        for (Item item : items) {
            catalogue.put(List.of(new CatalogueRow(item, Category.HUGE, OptionalLong.of(1_000))));
        }
    }

    TradeKey meeting() {
        return new TradeKey(new BotId("bot"), new ServerTradeId("t" + ++meetings));
    }

    /** A deposit in the game, of a user who is linked with {@link #CAT}; in as many trades as it takes. */
    void deposit(Bundle goods) {
        List<Item> each = goods.each().toList();
        for (int i = 0; i < each.size(); i += vault.limits().mostPets()) {
            trade(Bundle.ofItems(
                    each.subList(i, Math.min(each.size(), i + vault.limits().mostPets()))));
        }
        if (goods.gems() > 0) {
            trade(Bundle.ofGems(goods.gems()));
        }
    }

    private void trade(Bundle goods) {
        TradeKey key = meeting();
        vault.open(key, CAT.id());
        assertThat(vault.complete(key, Handover.of(goods))).isInstanceOf(CompleteOutcome.Completed.class);
    }

    SlashCall call(UserId user, String command, Map<String, String> options, Given given) {
        return new SlashCall(
                interactions++,
                Caller.direct(user, "somebody"),
                new Place(Door.SLASH, Optional.empty(), new ChannelId(3)),
                locale,
                command,
                options,
                given);
    }

    /** A slash command and its answer; cooldowns pass before it. */
    Answer slash(UserId user, String command, String... options) {
        time.advance(Duration.ofSeconds(10));
        Map<String, String> given = options.length == 0 ? Map.of() : Map.of(options[0], options[1]);
        return await(bot.commands().hear(call(user, command, given, Given.NOTHING)));
    }

    Answer press(UserId user, Action button) {
        time.advance(Duration.ofSeconds(5));
        return await(bot.commands().hear(call(user, button.command(), button.arguments(), Given.NOTHING)));
    }

    /** What a choice from the menu of a card opens. */
    Prompt choose(UserId user, Answer answer, String... values) {
        time.advance(Duration.ofSeconds(5));
        Card card = answer.cards().get(0);
        Control control = card.menu().orElseThrow().control();
        return bot.commands()
                .ask(call(user, control.command(), control.arguments(), Given.chosen(List.of(values))))
                .orElseThrow();
    }

    /** The answer to a form that was filled in so; what is not named stays as it is. */
    Answer submit(UserId user, Prompt prompt, Map<String, String> texts) {
        Form form = prompt.fold(Prompt.Ask::form, VaultBench::noForm);
        Map<String, String> filled = new HashMap<>();
        form.blanks().forEach(blank -> filled.put(blank.id(), texts.getOrDefault(blank.id(), blank.text())));
        time.advance(Duration.ofSeconds(5));
        return await(bot.commands()
                .hear(call(user, form.control().command(), form.control().arguments(), Given.filled(filled))));
    }

    <T> T await(CompletionStage<T> stage) {
        long end = System.nanoTime() + PATIENCE_NANOS;
        while (!stage.toCompletableFuture().isDone()) {
            turn();
            if (System.nanoTime() > end) {
                throw new AssertionError("no answer came");
            }
        }
        return stage.toCompletableFuture().join();
    }

    private void turn() {
        for (Runnable next = continuations.poll(); next != null; next = continuations.poll()) {
            next.run();
        }
        Thread.onSpinWait();
    }

    /** Lets time pass in steps, and what is due happen. */
    void pass(Duration span) {
        for (long left = span.toSeconds(); left > 0; left -= 30) {
            time.advance(Duration.ofSeconds(Math.min(30, left)));
            store.write(tx -> true);
            turn();
        }
    }

    @Override
    public void close() {
        bot.close();
        store.close();
    }
}
