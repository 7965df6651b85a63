package dev.astra.trading.vault;

import static org.assertj.core.api.Assertions.assertThat;

import dev.astra.core.UserId;
import dev.astra.core.audit.AuditLog;
import dev.astra.core.ledger.Ledger;
import dev.astra.core.store.DurableView;
import dev.astra.core.store.InMemoryJournal;
import dev.astra.core.store.Journal;
import dev.astra.core.store.Store;
import dev.astra.core.store.Tx;
import dev.astra.testkit.VirtualTime;
import dev.astra.trading.account.Accounts;
import dev.astra.trading.account.ConfirmOutcome;
import dev.astra.trading.account.Lookup;
import dev.astra.trading.account.PendingLink;
import dev.astra.trading.account.Player;
import dev.astra.trading.account.StartOutcome;
import dev.astra.trading.gateway.PlayerId;
import dev.astra.trading.vault.item.Bundle;
import dev.astra.trading.vault.item.Fault;
import dev.astra.trading.vault.item.Handover;
import dev.astra.trading.vault.item.Item;
import dev.astra.trading.vault.trade.BotId;
import dev.astra.trading.vault.trade.PastTrade;
import dev.astra.trading.vault.trade.ServerTradeId;
import dev.astra.trading.vault.trade.Trade;
import dev.astra.trading.vault.trade.TradeKey;
import dev.astra.trading.vault.value.Catalogue;
import dev.astra.trading.vault.value.CatalogueRow;
import dev.astra.trading.vault.value.Category;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.Random;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/** A store with linked accounts, a catalogue and a vault over it, in virtual time. */
final class VaultScene implements AutoCloseable {
    static final UserId ANN = new UserId(1001);
    static final UserId BOB = new UserId(1002);
    static final UserId STRANGER = new UserId(1009);
    static final PlayerId ANNS = new PlayerId(501);
    static final PlayerId BOBS = new PlayerId(502);
    static final PlayerId STRANGERS = new PlayerId(509);
    static final BotId BOT = new BotId("bot-1");
    static final BotId OTHER_BOT = new BotId("bot-2");
    static final Item CAT = Item.of("Huge Cat");
    static final Item DOG = Item.parse("Shiny Golden Huge Dog");
    static final Item WHALE = Item.parse("Rainbow Titanic Whale");
    static final long BLOCK = 50_000_000;

    final VirtualTime time;
    final Store store;
    final Vault vault;
    final List<Trade> heard = new ArrayList<>();
    private int trades;

    VaultScene() {
        this(new InMemoryJournal(), settings -> settings);
    }

    VaultScene(UnaryOperator<VaultBuilder> settings) {
        this(new InMemoryJournal(), settings);
    }

    VaultScene(Journal journal, UnaryOperator<VaultBuilder> settings) {
        this(journal, settings, new VirtualTime());
    }

    VaultScene(Journal journal, UnaryOperator<VaultBuilder> settings, VirtualTime time) {
        this.time = time;
        this.store = Store.builder(journal)
                .clock(time, time::nanos)
                .random(new Random(1))
                .open(AuditLog.TABLES, Ledger.TABLES, Accounts.TABLES, Catalogue.TABLES, Vault.TABLES);
        this.vault = settings.apply(
                        Vault.builder(store, Ledger.builder(store).build()).listener((tx, trade) -> heard.add(trade)))
                .build();
        if (store.read(view -> Catalogue.all(view).findAny().isEmpty())) {
            furnish();
        }
    }

    private void furnish() {
        new Catalogue(store)
                .put(List.of(
                        row(CAT, Category.HUGE, 1_000),
                        row(DOG, Category.HUGE, 25_000),
                        row(WHALE, Category.TITANIC, 3_000_000_000L),
                        new CatalogueRow(Item.of("Huge Golden Crab"), Category.HUGE, OptionalLong.empty())));
        link(ANN, ANNS, "Ann_1");
        link(BOB, BOBS, "Bob_1");
    }

    static CatalogueRow row(Item item, Category category, long value) {
        return new CatalogueRow(item, category, OptionalLong.of(value));
    }

    void link(UserId user, PlayerId player, String name) {
        Accounts accounts = new Accounts(store);
        PendingLink pending = ((StartOutcome.Started) accounts.start(user, new Player(player, name))).pending();
        assertThat(accounts.confirm(pending, new Lookup.Found<>(pending.code().text())))
                .isInstanceOf(ConfirmOutcome.Linked.class);
    }

    static TradeKey key(BotId bot, String trade) {
        return new TradeKey(bot, new ServerTradeId(trade));
    }

    TradeKey nextKey() {
        return key(BOT, "t-" + ++trades);
    }

    static Bundle bundle(Item item, long quantity, long gems) {
        return Bundle.of(item, quantity).withGems(gems);
    }

    static Handover offer(Item item, long quantity, long gems) {
        return Handover.of(bundle(item, quantity, gems));
    }

    /** Opens a meeting and tells at once what changed hands in it. */
    CompleteOutcome trade(PlayerId player, Handover handover) {
        TradeKey key = nextKey();
        vault.open(key, player);
        return vault.complete(key, handover);
    }

    Trade deposited(PlayerId player, Handover handover) {
        return completed(trade(player, handover));
    }

    Trade reserved(UserId user, Bundle wish) {
        return ((WithdrawalOutcome.Reserved) vault.request(user, wish)).trade();
    }

    static Trade completed(CompleteOutcome outcome) {
        assertThat(outcome).isInstanceOf(CompleteOutcome.Completed.class);
        return ((CompleteOutcome.Completed) outcome).trade();
    }

    static Fault fault(CompleteOutcome outcome) {
        assertThat(outcome).isInstanceOf(CompleteOutcome.Refused.class);
        return ((CompleteOutcome.Refused) outcome).fault();
    }

    static Fault fault(WithdrawalOutcome outcome) {
        assertThat(outcome).isInstanceOf(WithdrawalOutcome.Refused.class);
        return ((WithdrawalOutcome.Refused) outcome).fault();
    }

    Holdings holdings(UserId user) {
        return store.read(view -> Vault.holdings(view, user));
    }

    Bundle owned(UserId user) {
        return holdings(user).owned();
    }

    Bundle available(UserId user) {
        return holdings(user).available();
    }

    List<PastTrade> history(UserId user) {
        return store.read(view -> Vault.history(view, user).newest(1000).entries());
    }

    <T> T store(Function<? super DurableView, T> question) {
        return store.read(question);
    }

    void whole() {
        assertThat(vault.verify().problems()).isEmpty();
    }

    /** Puts a row in behind the vault's back. */
    void damage(Consumer<Tx> how) {
        store.execute(how);
    }

    @Override
    public void close() {
        store.close();
    }
}
