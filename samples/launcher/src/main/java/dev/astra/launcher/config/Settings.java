package dev.astra.launcher.config;

import dev.astra.core.Secret;
import dev.astra.licensing.BuyerId;
import java.net.URI;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** All settings of the program. */
public final class Settings {
    /** Where the program keeps its data. */
    public static final Setting<Path> HOME = Setting.of(
            "ASTRA_HOME", "a directory", "where the store and everything else is kept", "astra-data", Path::of);

    /** The key of the shop's interface. */
    public static final Setting<Secret> SHOP_KEY = Setting.required(
                    "SHOPPY_API_KEY",
                    "the API key of your Shoppy account",
                    "reads the orders of your shop",
                    Settings::key)
            .hidden();

    /** Where the shop's interface is. */
    public static final Setting<URI> SHOP_URL = Setting.of(
            "SHOPPY_URL",
            "an https URL (http on the loopback address only)",
            "where Shoppy's interface is",
            "https://shoppy.gg/api/v1",
            Settings::shopUrl);

    /** The products that licenses are sold with. */
    public static final Setting<Set<String>> SHOP_PRODUCTS = Setting.of(
            "SHOPPY_PRODUCTS",
            "ids of products with commas between them",
            "which products count as a license; empty means all",
            "",
            Settings::words);

    /** The time before each request to the shop. */
    public static final Setting<Duration> SHOP_PAUSE = Setting.of(
            "SHOPPY_PAUSE_MILLIS",
            "a whole number from 0 to 60000",
            "milliseconds before each request to the shop",
            "2500",
            number(0, 60_000, Duration::ofMillis));

    /** The wait between two looks at the shop. */
    public static final Setting<Duration> POLL = Setting.of(
            "ASTRA_POLL_SECONDS",
            "a whole number from 1 to 86400",
            "seconds between two looks at the shop",
            "360",
            number(1, 86_400, Duration::ofSeconds));

    /** The directory that the web server serves. */
    public static final Setting<Path> WEB_ROOT = Setting.required(
            "ASTRA_WEB_ROOT", "a directory that exists", "your web server's directory for digits.txt", Path::of);

    /** How often a license may change its machine. */
    public static final Setting<Duration> COOLDOWN = Setting.of(
            "ASTRA_COOLDOWN_DAYS",
            "a whole number from 0 to 3650",
            "days between two changes of a license's machine",
            "5",
            number(0, 3_650, Duration::ofDays));

    /** The zone in which times are shown and old data is read. */
    public static final Setting<ZoneId> ZONE = Setting.of(
            "ASTRA_ZONE",
            "a time zone such as Europe/Paris or UTC",
            "the time zone in which times are shown",
            "UTC",
            Settings::zone);

    /** Where buyers find the list. */
    public static final Setting<URI> WHITELIST_URL = Setting.required(
            "ASTRA_WHITELIST_URL", "an http or https URL", "where the published list is read", Settings::url);

    /** Where buyers find the newest version. */
    public static final Setting<URI> VERSION_URL = Setting.required(
            "ASTRA_VERSION_URL", "an http or https URL", "where the newest version is read", Settings::url);

    /** For how long a yes holds while the list cannot be read. */
    public static final Setting<Duration> GRACE = Setting.of(
            "ASTRA_GRACE_DAYS",
            "a whole number from 0 to 365",
            "days for which a license holds while the list cannot be read",
            "3",
            number(0, 365, Duration::ofDays));

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
            number(0, 8_760, Duration::ofHours));

    /** How many backups are kept. */
    public static final Setting<Integer> BACKUPS_KEPT = Setting.of(
            "ASTRA_BACKUPS_KEPT",
            "a whole number from 1 to 1000",
            "how many of the newest backups are kept",
            "7",
            number(1, 1_000, Math::toIntExact));

    /** The session of the Roblox account that trades. */
    public static final Setting<Secret> ROBLOX_COOKIE = Setting.required(
                    "ASTRA_ROBLOX_COOKIE",
                    "the value of the session cookie .ROBLOSECURITY, without blanks",
                    "the Roblox account that trades; nothing is asked of Roblox without it",
                    Settings::cookie)
            .hidden();

    /** Where the services of Roblox are; empty means where they really are. */
    public static final Setting<URI> ROBLOX_URL = Setting.required(
            "ASTRA_ROBLOX_URL",
            "an https URL (http on the loopback address only)",
            "a stand-in for all services of Roblox",
            Settings::shopUrl);

    /** Where item values are read. */
    public static final Setting<URI> ROLIMONS_URL = Setting.of(
            "ASTRA_ROLIMONS_URL",
            "an http or https URL",
            "where Rolimon's item values are read",
            "https://www.rolimons.com/itemapi/itemdetails",
            Settings::url);

    /** Where declined trades are told. */
    public static final Setting<Secret> WEBHOOK_URL = Setting.required(
                    "ASTRA_WEBHOOK_URL",
                    "the URL of a Discord webhook",
                    "tells declined trades on Discord",
                    Settings::webhook)
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

    /** Every setting, in the order in which people read them. */
    public static final List<Setting<?>> ALL = List.of(
            HOME,
            SHOP_KEY,
            SHOP_URL,
            SHOP_PRODUCTS,
            SHOP_PAUSE,
            POLL,
            WEB_ROOT,
            COOLDOWN,
            ZONE,
            WHITELIST_URL,
            VERSION_URL,
            GRACE,
            BACKUP_DIR,
            BACKUP_EVERY,
            BACKUPS_KEPT,
            ROBLOX_COOKIE,
            ROBLOX_URL,
            ROLIMONS_URL,
            WEBHOOK_URL,
            BUYER_ID,
            SETTINGS_FILE,
            VALUES_FILE);

    private Settings() {}

    private static Secret key(String text) {
        if (!text.chars().allMatch(c -> c > ' ' && c <= '~')) {
            throw new IllegalArgumentException("a text with blanks or other characters than printable ASCII");
        }
        return Secret.of(text);
    }

    private static Secret cookie(String text) {
        return key(text.startsWith(".ROBLOSECURITY=") ? text.substring(".ROBLOSECURITY=".length()) : text);
    }

    private static Secret webhook(String text) {
        url(text);
        return key(text);
    }

    private static URI url(String text) {
        URI url = URI.create(text);
        String scheme = String.valueOf(url.getScheme()).toLowerCase(Locale.ROOT);
        if (url.getHost() == null || !(scheme.equals("http") || scheme.equals("https"))) {
            throw new IllegalArgumentException("no such URL");
        }
        return url;
    }

    private static URI shopUrl(String text) {
        URI url = url(text);
        boolean loopback = Set.of("127.0.0.1", "localhost", "[::1]").contains(url.getHost());
        if (!loopback && !"https".equalsIgnoreCase(url.getScheme())) {
            throw new IllegalArgumentException("http, which would show the key to others");
        }
        return url;
    }

    private static ZoneId zone(String text) {
        try {
            return ZoneId.of(text);
        } catch (DateTimeException unknown) {
            throw new IllegalArgumentException(unknown);
        }
    }

    private static Set<String> words(String text) {
        return Arrays.stream(text.split(","))
                .map(String::strip)
                .filter(word -> !word.isEmpty())
                .collect(Collectors.toUnmodifiableSet());
    }

    private static <T> Function<String, T> number(long least, long most, Function<Long, T> unit) {
        return text -> {
            long value = Long.parseLong(text);
            if (value < least || value > most) {
                throw new IllegalArgumentException("out of range");
            }
            return unit.apply(value);
        };
    }
}
