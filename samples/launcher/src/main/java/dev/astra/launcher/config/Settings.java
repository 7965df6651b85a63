package dev.astra.launcher.config;

import dev.astra.core.Secret;
import dev.astra.discord.ChannelId;
import dev.astra.discord.GuildId;
import dev.astra.licensing.BuyerId;
import dev.astra.licensing.LicenseKey;
import dev.astra.licensing.signature.Issue;
import dev.astra.licensing.signature.RootKeys;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** All settings of the program. */
public final class Settings {
    /** Where the program keeps its data. */
    public static final Setting<Path> HOME = Setting.of(
            "ASTRA_HOME", "a directory", "where the store and everything else is kept", "astra-data", Path::of);

    /** The key of the shop's interface. */
    public static final Setting<Secret> SHOP_KEY = Setting.required(
                    "SHOPPY_API_KEY", "the API key of your Shoppy account", "reads the orders of your shop", Forms::key)
            .hidden();

    /** Where the shop's interface is. */
    public static final Setting<URI> SHOP_URL = Setting.of(
            "SHOPPY_URL",
            "an https URL (http on the loopback address only)",
            "where Shoppy's interface is",
            "https://shoppy.gg/api/v1",
            Forms::shopUrl);

    /** The products that licenses are sold with. */
    public static final Setting<Set<String>> SHOP_PRODUCTS = Setting.of(
            "SHOPPY_PRODUCTS",
            "ids of products with commas between them",
            "which products count as a license; empty means all",
            "",
            Forms::words);

    /** The time before each request to the shop. */
    public static final Setting<Duration> SHOP_PAUSE = Setting.of(
            "SHOPPY_PAUSE_MILLIS",
            "a whole number from 0 to 60000",
            "milliseconds before each request to the shop",
            "2500",
            Forms.number(0, 60_000, Duration::ofMillis));

    /** The wait between two looks at the shop. */
    public static final Setting<Duration> POLL = Setting.of(
            "ASTRA_POLL_SECONDS",
            "a whole number from 1 to 86400",
            "seconds between two looks at the shop",
            "360",
            Forms.number(1, 86_400, Duration::ofSeconds));

    /** The directory that the web server serves. */
    public static final Setting<Path> WEB_ROOT = Setting.required(
            "ASTRA_WEB_ROOT", "a directory that exists", "your web server's directory for the list", Path::of);

    /** The name of the signed list. */
    public static final Setting<String> LIST_NAME = Setting.of(
            "ASTRA_LIST_NAME",
            "1 to 64 lower-case letters, digits, dots and hyphens",
            "the name of the signed list; programs ask for it by this name",
            "astra",
            Issue::requireName);

    /** Whether the list for old programs is published too. */
    public static final Setting<LegacyList> LEGACY_LIST = Setting.of(
            "ASTRA_LEGACY_LIST",
            "on, off or auto",
            "whether digits.txt is published for old programs; auto: if an old bot's files were imported",
            "auto",
            Forms::legacyList);

    /** How often a license may change its machine. */
    public static final Setting<Duration> COOLDOWN = Setting.of(
            "ASTRA_COOLDOWN_DAYS",
            "a whole number from 0 to 3650",
            "days between two changes of a license's machine",
            "5",
            Forms.number(0, 3_650, Duration::ofDays));

    /** The zone in which times are shown and old data is read. */
    public static final Setting<ZoneId> ZONE = Setting.of(
            "ASTRA_ZONE",
            "a time zone such as Europe/Paris or UTC",
            "the time zone in which times are shown",
            "UTC",
            Forms::zone);

    /** Where buyers find the list. */
    public static final Setting<URI> WHITELIST_URL = Setting.required(
            "ASTRA_WHITELIST_URL", "an http or https URL", "where the published list is read", Forms::url);

    /** Where buyers find the newest version. */
    public static final Setting<URI> VERSION_URL = Setting.required(
            "ASTRA_VERSION_URL", "an http or https URL", "where the newest version is read", Forms::url);

    /** The seller's root keys, as a customer's program has them built in. */
    public static final Setting<RootKeys> ROOT_KEYS = Setting.required(
            "ASTRA_ROOT_KEYS",
            "root keys as \"astra keys show\" prints them, with commas between them",
            "who may certify the signed list",
            text -> RootKeys.of(
                    Arrays.stream(text.split(",")).map(String::strip).toList()));

    /** The key of this machine's license. */
    public static final Setting<LicenseKey> LICENSE_KEY = Setting.required(
                    "ASTRA_LICENSE_KEY",
                    "the license key, 32 hexadecimal digits with or without hyphens",
                    "names your license on the signed list",
                    LicenseKey::parse)
            .hidden();

    /** For how long a yes holds while the list cannot be read. */
    public static final Setting<Duration> GRACE = Setting.of(
            "ASTRA_GRACE_DAYS",
            "a whole number from 0 to 365",
            "days for which a license holds while the list cannot be read",
            "3",
            Forms.number(0, 365, Duration::ofDays));

    /** Where backups go; a relative one is in the home directory. */
    public static final Setting<Path> BACKUP_DIR = Setting.of(
            "ASTRA_BACKUP_DIR",
            "a directory, seen from the home directory",
            "where backups of the store go, best on another disk",
            "backups",
            Path::of);

    /** The time between two backups of a running instance; zero means none. */
    public static final Setting<Duration> BACKUP_EVERY = Setting.of(
            "ASTRA_BACKUP_HOURS",
            "a whole number from 0 to 8760",
            "hours between two backups while it runs; 0 means none",
            "24",
            Forms.number(0, 8_760, Duration::ofHours));

    /** How many backups are kept. */
    public static final Setting<Integer> BACKUPS_KEPT = Setting.of(
            "ASTRA_BACKUPS_KEPT",
            "a whole number from 1 to 1000",
            "how many of the newest backups are kept",
            "7",
            Forms.number(1, 1_000, Math::toIntExact));

    /** The token of the bot; without it there is no bot. */
    public static final Setting<Secret> DISCORD_TOKEN = Setting.required(
                    "DISCORD_TOKEN",
                    "the token of your bot on Discord's developer portal",
                    "lets the license bot in; without it there is no bot",
                    Forms::key)
            .hidden();

    /** The server of the community. */
    public static final Setting<GuildId> GUILD = Setting.required(
            "GUILD_ID", "the id of your Discord server", "where buyers get their role", GuildId::parse);

    /** The channel of the log. */
    public static final Setting<ChannelId> LOG_CHANNEL = Setting.required(
            "LOG_CHANNEL_ID",
            "the id of a text channel in your Discord server",
            "where staff read what was tried and done; none if it is not set",
            ChannelId::parse);

    /** The role of buyers. */
    public static final Setting<String> ROLE =
            Setting.of("ASTRA_ROLE", "the name or id of a role", "which role buyers get", "Astra", String::strip);

    /** Where Discord's calls go. */
    public static final Setting<URI> DISCORD_URL = Setting.required(
            "DISCORD_URL", "an http or https URL", "a stand-in for Discord's interface, or a proxy", Forms::url);

    /** Where Discord's events come from. */
    public static final Setting<URI> DISCORD_GATEWAY = Setting.required(
            "DISCORD_GATEWAY_URL", "a ws or wss URL", "the gateway that goes with DISCORD_URL", URI::create);

    /** The token of the vault's bot; without it there is no vault on Discord. */
    public static final Setting<Secret> VAULT_TOKEN = Setting.required(
                    "ASTRA_VAULT_TOKEN",
                    "the token of another bot than the license bot's, from Discord's developer portal",
                    "lets the vault's bot in; without it there is no vault on Discord",
                    Forms::key)
            .hidden();

    /** The session of the Roblox account that trades. */
    public static final Setting<Secret> ROBLOX_COOKIE = Setting.required(
                    "ASTRA_ROBLOX_COOKIE",
                    "the value of the session cookie .ROBLOSECURITY, without blanks",
                    "the Roblox account that trades; nothing is asked of Roblox without it",
                    Forms::cookie)
            .hidden();

    /** Where the services of Roblox are; empty means where they really are. */
    public static final Setting<URI> ROBLOX_URL = Setting.required(
            "ASTRA_ROBLOX_URL",
            "an https URL (http on the loopback address only)",
            "a stand-in for all services of Roblox",
            Forms::shopUrl);

    /** Where item values are read. */
    public static final Setting<URI> ROLIMONS_URL = Setting.of(
            "ASTRA_ROLIMONS_URL",
            "an http or https URL",
            "where Rolimon's item values are read",
            "https://www.rolimons.com/itemapi/itemdetails",
            Forms::url);

    /** Where declined trades are told. */
    public static final Setting<Secret> WEBHOOK_URL = Setting.required(
                    "ASTRA_WEBHOOK_URL",
                    "the URL of a Discord webhook",
                    "tells declined trades on Discord",
                    Forms::webhook)
            .hidden();

    /** The Buyer ID of whoever sits at this machine. */
    public static final Setting<BuyerId> BUYER_ID =
            Setting.required("ASTRA_BUYER_ID", "a Buyer ID such as 42", "the license of this machine", BuyerId::parse);

    /** The settings file of the trading programs. */
    public static final Setting<Path> SETTINGS_FILE = Setting.of(
            "ASTRA_SETTINGS_FILE", "a file", "the settings of the trading part", "Astra_Settings.ini", Path::of);

    /** The file with item values. */
    public static final Setting<Path> VALUES_FILE =
            Setting.of("ASTRA_VALUES_FILE", "a file", "the item values, shared with the trade bot", "values", Path::of);

    /** What scans of a running instance may do. */
    public static final Setting<Scans> SCANS = Setting.of(
            "ASTRA_SCANS",
            "dry-first, dry or decline",
            "whether automatic scans decline trades: after a first one that only tells, never, or at once",
            "dry-first",
            text -> Scans.valueOf(text.toUpperCase(Locale.ROOT).replace('-', '_')));

    /** Where the log of a running instance goes; standard error if it is not set. */
    public static final Setting<Path> LOG_FILE = Setting.required(
            "ASTRA_LOG_FILE",
            "a file, seen from the home directory",
            "where astra run writes its log instead of standard error",
            Path::of);

    /** When that file is set aside. */
    public static final Setting<Integer> LOG_MEGABYTES = Setting.of(
            "ASTRA_LOG_MEGABYTES",
            "a whole number from 1 to 100000",
            "when the log file is set aside and a fresh one begun",
            "10",
            Forms.number(1, 100_000, Math::toIntExact));

    /** How many are kept beside it. */
    public static final Setting<Integer> LOG_PIECES = Setting.of(
            "ASTRA_LOG_PIECES",
            "a whole number from 1 to 1000",
            "how many log files that were set aside are kept",
            "5",
            Forms.number(1, 1_000, Math::toIntExact));

    /** Every setting, in the order in which people read them. */
    public static final List<Setting<?>> ALL = with(
            ServerSettings.ALL,
            HOME,
            SHOP_KEY,
            SHOP_URL,
            SHOP_PRODUCTS,
            SHOP_PAUSE,
            POLL,
            WEB_ROOT,
            LIST_NAME,
            LEGACY_LIST,
            COOLDOWN,
            ZONE,
            WHITELIST_URL,
            VERSION_URL,
            ROOT_KEYS,
            LICENSE_KEY,
            GRACE,
            BACKUP_DIR,
            BACKUP_EVERY,
            BACKUPS_KEPT,
            DISCORD_TOKEN,
            GUILD,
            LOG_CHANNEL,
            ROLE,
            DISCORD_URL,
            DISCORD_GATEWAY,
            VAULT_TOKEN,
            ROBLOX_COOKIE,
            ROBLOX_URL,
            ROLIMONS_URL,
            WEBHOOK_URL,
            BUYER_ID,
            SETTINGS_FILE,
            VALUES_FILE,
            SCANS,
            LOG_FILE,
            LOG_MEGABYTES,
            LOG_PIECES);

    private Settings() {}

    private static List<Setting<?>> with(List<Setting<?>> more, Setting<?>... first) {
        List<Setting<?>> all = new ArrayList<>(List.of(first));
        all.addAll(more);
        return List.copyOf(all);
    }
}
