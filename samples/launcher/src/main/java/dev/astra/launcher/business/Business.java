package dev.astra.launcher.business;

import dev.astra.core.audit.AuditLog;
import dev.astra.core.cooldown.CooldownRule;
import dev.astra.core.ledger.Ledger;
import dev.astra.core.ledger.withdrawal.Withdrawals;
import dev.astra.core.order.OrderRegistry;
import dev.astra.core.order.OrderSync;
import dev.astra.core.security.Replays;
import dev.astra.core.store.InMemoryJournal;
import dev.astra.core.store.Journal;
import dev.astra.core.store.Schema;
import dev.astra.core.store.Store;
import dev.astra.core.store.file.FileJournal;
import dev.astra.core.store.file.JournalReport;
import dev.astra.core.time.Scheduler;
import dev.astra.core.time.SystemScheduler;
import dev.astra.discord.licensing.GuildEffects;
import dev.astra.discord.licensing.LicenseBot;
import dev.astra.http.client.roblox.RobloxProfileSource;
import dev.astra.http.client.shoppy.ShoppyOrderSource;
import dev.astra.launcher.config.Configuration;
import dev.astra.launcher.config.Settings;
import dev.astra.licensing.Licensing;
import dev.astra.licensing.LicensingListener;
import dev.astra.licensing.enrollment.EnrollmentPolicy;
import dev.astra.licensing.enrollment.Enrollments;
import dev.astra.licensing.legacy.LegacyImport;
import dev.astra.licensing.publication.Publication;
import dev.astra.licensing.radar.Radar;
import dev.astra.licensing.transparency.TransparencyLog;
import dev.astra.trading.account.Accounts;
import dev.astra.trading.account.CachedProfiles;
import dev.astra.trading.account.Challenges;
import dev.astra.trading.outbound.OutboundScan;
import dev.astra.trading.vault.Vault;
import dev.astra.trading.vault.value.Catalogue;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Thread-safe. The open store and the services on it. What only some commands need (the shop, the web root) is made when it
 * is first asked for, with the settings that it takes.
 */
public final class Business implements AutoCloseable {
    private static final Schema[] TABLES = {
        AuditLog.TABLES,
        OrderRegistry.TABLES,
        Licensing.TABLES,
        Publication.TABLES,
        LegacyImport.TABLES,
        Radar.TABLES,
        TransparencyLog.TABLES,
        Enrollments.TABLES,
        LicenseBot.TABLES,
        OutboundScan.TABLES,
        Ledger.TABLES,
        Withdrawals.TABLES,
        Accounts.TABLES,
        Catalogue.TABLES,
        Vault.TABLES,
        Replays.TABLES,
        Challenges.TABLES
    };

    private final Home home;
    private final Configuration configuration;
    private final Store store;
    private final Optional<FileJournal> journal;
    private final SystemScheduler scheduler = new SystemScheduler("astra-time");
    private final Radar radar = new Radar();
    private final Enrollments enrollments;
    private final Licensing licensing;
    private final Optional<GuildEffects> effects;
    private final Accounts accounts;
    private final Safekeeping safekeeping;
    private volatile boolean operating;
    private volatile @Nullable Companions companions;
    private @Nullable OrderSync sync;
    private @Nullable Publication publication;
    private @Nullable Ledger ledger;
    private @Nullable Vault vault;
    private @Nullable CachedProfiles profiles;

    private Business(Home home, Configuration configuration, Store store, Optional<FileJournal> journal) {
        this.home = home;
        this.configuration = configuration;
        this.store = store;
        this.journal = journal;
        this.enrollments = new Enrollments(store, EnrollmentPolicy.STANDARD);
        this.effects = DiscordBot.settings(configuration).map(GuildEffects::new);
        this.licensing = Licensing.builder(store)
                .cooldown(new CooldownRule(configuration.get(Settings.COOLDOWN)))
                .listener(listener())
                .build();
        this.accounts = Accounts.builder(store).trades(Vault::hasOpenTrade).build();
        this.safekeeping = new Safekeeping(home, configuration, store, journal, scheduler.clock());
    }

    /**
     * Opens the store in the home directory; it is made if it is missing.
     *
     * @param home the home directory
     * @param configuration the settings
     * @throws dev.astra.core.RejectedException if somebody else has it open, or a setting cannot be read
     */
    public static Business open(Home home, Configuration configuration) {
        configuration.get(Settings.COOLDOWN);
        configuration.get(Settings.BACKUP_DIR);
        configuration.get(Settings.BACKUPS_KEPT);
        configuration.check(List.of(), List.of(Settings.GUILD, Settings.LOG_CHANNEL, Settings.ROLE));
        FileJournal journal = FileJournal.at(home.store());
        return new Business(home, configuration, open(journal), Optional.of(journal));
    }

    /**
     * With an empty store in memory, to try things out.
     *
     * @param home the home directory; not touched
     * @param configuration the settings
     */
    public static Business inMemory(Home home, Configuration configuration) {
        return new Business(home, configuration, open(new InMemoryJournal()), Optional.empty());
    }

    private static Store open(Journal journal) {
        return Store.open(journal, TABLES);
    }

    /** The home directory. */
    public Home home() {
        return home;
    }

    /** The settings that it was opened with. */
    public Configuration configuration() {
        return configuration;
    }

    /** The store. */
    public Store store() {
        return store;
    }

    /** The store's log, unless it is in memory. */
    public Optional<FileJournal> journal() {
        return journal;
    }

    /** The licenses. */
    public Licensing licensing() {
        return licensing;
    }

    /** What looks shared. */
    public Radar radar() {
        return radar;
    }

    /** The machines that licenses are activated on. */
    public Enrollments enrollments() {
        return enrollments;
    }

    /** What follows on Discord when something was decided, if there is a bot. */
    Optional<GuildEffects> effects() {
        return effects;
    }

    private LicensingListener listener() {
        LicensingListener always =
                radar.andThen(new TransparencyLog()).andThen(enrollments).andThen(new Diary());
        return effects.map(always::andThen).orElse(always);
    }

    /**
     * The accounts.
     *
     * @throws dev.astra.core.CorruptDataException if they do not add up to zero
     */
    public synchronized Ledger ledger() {
        Ledger made = ledger;
        if (made == null) {
            made = Ledger.builder(store).build();
            ledger = made;
        }
        return made;
    }

    /** What users own in the game's vault. */
    public synchronized Vault vault() {
        Vault made = vault;
        if (made == null) {
            made = Vault.builder(store, ledger()).build();
            vault = made;
        }
        return made;
    }

    /** Which game account belongs to whom. */
    public Accounts accounts() {
        return accounts;
    }

    /** Names and profiles of the game, with what may be remembered of them. */
    public synchronized CachedProfiles profiles() {
        CachedProfiles made = profiles;
        if (made == null) {
            RobloxProfileSource.Builder source = RobloxProfileSource.builder(scheduler);
            configuration.find(Settings.ROBLOX_URL).ifPresent(source::baseUrl);
            made = new CachedProfiles(source.build(), scheduler.clock());
            profiles = made;
        }
        return made;
    }

    /** The backups of the store. */
    public Safekeeping safekeeping() {
        return safekeeping;
    }

    /** What is wrong with the store, in sentences. */
    public List<String> problems() {
        List<String> problems = new ArrayList<>(store.health().problems());
        journal.flatMap(FileJournal::report).map(JournalReport::problems).ifPresent(problems::addAll);
        return problems;
    }

    /** Real time. */
    public Scheduler scheduler() {
        return scheduler;
    }

    /**
     * The way of orders from the shop into the store.
     *
     * @throws dev.astra.core.RejectedException if a setting of the shop is missing or cannot be read
     */
    public synchronized OrderSync sync() {
        OrderSync made = sync;
        if (made == null) {
            made = OrderSync.builder(
                            store,
                            ShoppyOrderSource.builder(configuration.get(Settings.SHOP_KEY))
                                    .baseUrl(configuration.get(Settings.SHOP_URL))
                                    .spacing(configuration.get(Settings.SHOP_PAUSE))
                                    .build())
                    .products(configuration.get(Settings.SHOP_PRODUCTS))
                    .listener(licensing)
                    .build();
            sync = made;
        }
        return made;
    }

    /**
     * In which forms the list is published.
     *
     * @throws dev.astra.core.RejectedException if the web root is not set
     */
    public ListWays listWays() {
        return new ListWays(home, configuration, store);
    }

    /**
     * The way of the list to the web root.
     *
     * @throws dev.astra.core.RejectedException if the web root is not set or cannot be written, or the list is published in
     *     no form
     */
    public synchronized Publication publication() {
        Publication made = publication;
        if (made == null) {
            made = Publication.builder(store, licensing, listWays().publisher(scheduler.clock()), scheduler)
                    .build();
            publication = made;
        }
        return made;
    }

    /** Whether what was decided is being delivered to the outside. */
    public boolean operating() {
        return operating;
    }

    /** The companion programs, while an instance runs. */
    public Optional<Companions> companions() {
        return Optional.ofNullable(companions);
    }

    void runs(@Nullable Companions programs) {
        companions = programs;
    }

    void operates(boolean now) {
        operating = now;
    }

    @Override
    public void close() {
        store.close();
        scheduler.close();
    }
}
