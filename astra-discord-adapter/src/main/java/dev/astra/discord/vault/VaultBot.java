package dev.astra.discord.vault;

import dev.astra.core.store.Store;
import dev.astra.core.time.Scheduler;
import dev.astra.discord.card.Accent;
import dev.astra.discord.command.Command;
import dev.astra.discord.command.CommandSet;
import dev.astra.discord.direct.DirectMessages;
import dev.astra.trading.account.Accounts;
import dev.astra.trading.account.ProfileSource;
import dev.astra.trading.vault.Vault;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.Executor;
import java.util.concurrent.ForkJoinPool;
import java.util.stream.Stream;

/**
 * Thread-safe. The vault's bot without its connection: its commands, and the end of withdrawals that nobody fetched.
 *
 * <pre>{@code
 * Accounts accounts = Accounts.builder(store).trades(Vault::hasOpenTrade).build();
 * VaultBot bot = VaultBot.builder(store, vault, accounts, profiles, discord.directMessages(), scheduler).build();
 * discord.serve(bot.commands());
 * bot.start();
 * }</pre>
 *
 * <p>Answers are private. Nothing runs before {@link #start}.
 */
public final class VaultBot implements AutoCloseable {
    private final CommandSet commands;
    private final ExpiryRound expiry;

    private VaultBot(Builder builder) {
        VaultDesk desk = new VaultDesk(
                builder.store,
                builder.vault,
                builder.accounts,
                builder.profiles,
                builder.direct,
                builder.scheduler.clock(),
                builder.executor);
        this.commands = commands(builder, desk);
        this.expiry = new ExpiryRound(
                () -> desk.write(tx -> desk.vault().expire(tx, ExpiryRound.MOST)), builder.scheduler, builder.pace);
    }

    private static CommandSet commands(Builder builder, VaultDesk desk) {
        HoldingsCommands holdings = new HoldingsCommands(desk);
        WithdrawCommand withdraw = new WithdrawCommand(desk);
        HistoryCommand history = new HistoryCommand(desk);
        List<VaultHelp.Group> groups = List.of(
                new VaultHelp.Group(
                        "help.verification",
                        List.of(
                                new VerifyCommand(desk).command(),
                                new ConfirmCommand(desk).command(),
                                new UnlinkCommand(desk).command())),
                new VaultHelp.Group("help.inventory", List.of(holdings.inventory(), holdings.balance())),
                new VaultHelp.Group("help.trading", List.of(new DepositCommand(desk).command(), withdraw.command())),
                new VaultHelp.Group("help.history", List.of(history.command())),
                new VaultHelp.Group("help.more", builder.more));
        CommandSet.Builder set = CommandSet.builder(builder.prefix)
                .nanoTime(builder.scheduler::nanos)
                .greeting(locale -> Words.tell(locale, Accent.PLAIN, "greeting", "command", Words.command("help")))
                .add(new VaultHelp(builder.prefix, groups).command());
        groups.forEach(group -> set.addAll(group.commands()));
        Stream.concat(Stream.of(holdings.inventoryPage(), history.page()), withdraw.controls().stream())
                .forEach(set::add);
        return set.build();
    }

    /**
     * Settings before building.
     *
     * @param store opened with the tables of the vault, the accounts and what they name
     * @param vault on it
     * @param accounts on it; with {@code trades(Vault::hasOpenTrade)} nobody gives an account up during a trade
     * @param profiles of the game: where names and profiles are looked up
     * @param direct how codes get to people
     * @param scheduler time
     */
    public static Builder builder(
            Store store,
            Vault vault,
            Accounts accounts,
            ProfileSource profiles,
            DirectMessages direct,
            Scheduler scheduler) {
        return new Builder(store, vault, accounts, profiles, direct, scheduler);
    }

    /** The nine commands, and what their buttons, menus and forms call. */
    public CommandSet commands() {
        return commands;
    }

    /** What stands behind "Watching" in the bot's profile. */
    public String presence() {
        return Words.TEXTS.in(Locale.ENGLISH, "presence");
    }

    /** Begins to end withdrawals that nobody fetched. Idempotent. */
    public void start() {
        expiry.start();
    }

    /** Ends no further withdrawal. Idempotent. */
    @Override
    public void close() {
        expiry.close();
    }

    /** One thread. Settings of a bot. */
    public static final class Builder {
        private final Store store;
        private final Vault vault;
        private final Accounts accounts;
        private final ProfileSource profiles;
        private final DirectMessages direct;
        private final Scheduler scheduler;
        private final List<Command> more = new ArrayList<>();
        private String prefix = "!";
        private Duration pace = Duration.ofMinutes(1);
        private Executor executor = ForkJoinPool.commonPool();

        private Builder(
                Store store,
                Vault vault,
                Accounts accounts,
                ProfileSource profiles,
                DirectMessages direct,
                Scheduler scheduler) {
            this.store = Objects.requireNonNull(store, "store");
            this.vault = Objects.requireNonNull(vault, "vault");
            this.accounts = Objects.requireNonNull(accounts, "accounts");
            this.profiles = Objects.requireNonNull(profiles, "profiles");
            this.direct = Objects.requireNonNull(direct, "direct");
            this.scheduler = Objects.requireNonNull(scheduler, "scheduler");
        }

        /** What stands before a command in direct messages; {@code !} unless set. */
        public Builder prefix(String mark) {
            this.prefix = Objects.requireNonNull(mark, "mark");
            return this;
        }

        /** How often withdrawals that are over are ended; once a minute unless set, longer than zero. */
        public Builder expiryPace(Duration wait) {
            if (wait.isNegative() || wait.isZero()) {
                throw new IllegalArgumentException("expiryPace must be > 0, got " + wait);
            }
            this.pace = wait;
            return this;
        }

        /** A command of your own beside the bot's. */
        public Builder add(Command command) {
            more.add(Objects.requireNonNull(command, "command"));
            return this;
        }

        /** What goes on with answers that were waited for; the common pool unless set. Its tasks do not block. */
        public Builder executor(Executor where) {
            this.executor = Objects.requireNonNull(where, "where");
            return this;
        }

        /** The bot; nothing runs yet. */
        public VaultBot build() {
            return new VaultBot(this);
        }
    }
}
