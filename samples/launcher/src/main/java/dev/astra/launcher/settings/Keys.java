package dev.astra.launcher.settings;

import dev.astra.core.Secret;
import dev.astra.launcher.config.Setting;
import dev.astra.launcher.config.Settings;
import dev.astra.launcher.settings.Key.Floor;
import dev.astra.launcher.settings.Key.Name;
import dev.astra.licensing.BuyerId;
import dev.astra.trading.offer.Mode;
import dev.astra.trading.offer.Tolerance;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Every key of the settings file, of both generations. */
public final class Keys {
    private static final String ASTRA = "ASTRA";
    private static final String OUTBOUND = "OUTBOUND";
    private static final String SECONDS = "a whole number of seconds, at most 31536000";
    private static final String YES_OR_NO = "true or false";
    private static final Duration VALUE_CHECK_LEAST = Duration.ofMinutes(3);
    private static final Duration SCAN_LEAST = Duration.ofHours(1);
    private static final Duration OLD_SCAN_LEAST = Duration.ofMinutes(10);
    private static final Duration RATE_LIMIT_LEAST = Duration.ofMinutes(1);

    /** The session of the account that trades. */
    public static final Key<Secret> COOKIE = new Key<>(
            ASTRA,
            List.of(new Name<>("Cookie", false, Optional.empty())),
            "no cookie in this file",
            "the session of the account that trades",
            Optional.empty(),
            Optional.of(Settings.ROBLOX_COOKIE),
            Values::cookie);

    /** The license of the person at this machine. */
    public static final Key<BuyerId> BUYER = new Key<>(
            ASTRA,
            List.of(new Name<>("Buyer_ID", false, Optional.empty())),
            "your Buyer ID, a number of 1 to 9 digits",
            "your license",
            Optional.empty(),
            Optional.of(Settings.BUYER_ID),
            Values::buyer);

    /** The pause between two looks at the values. */
    public static final Key<Duration> VALUE_CHECK = floored(
            ASTRA,
            "Value_Check_Cooldown",
            "pause between two looks at the values",
            "240",
            new Floor<>(VALUE_CHECK_LEAST, true));

    /** Where declined trades are told. */
    public static final Key<Secret> WEBHOOK = new Key<>(
            ASTRA,
            List.of(new Name<>("Webhook", false, Optional.empty())),
            "the URL of a Discord webhook",
            "where declined trades are told",
            Optional.empty(),
            Optional.of(Settings.WEBHOOK_URL),
            Values::webhook);

    /** Whether outbound trades are scanned without being asked. */
    public static final Key<Boolean> AUTOMATIC = of(
            OUTBOUND,
            List.of("Automatic_Outbound_Scan"),
            YES_OR_NO,
            "whether \"astra run\" scans by itself",
            "true",
            Values::yesOrNo);

    /** Which loss counts. */
    public static final Key<Mode> MODE = of(
            OUTBOUND,
            List.of("Outbound_Loss_Tolerance_Type", "Outbound_Scan_Type"),
            "value, rap or both",
            "which loss declines a trade",
            "both",
            Values::mode);

    /** Which trade bot is kept running. */
    public static final Key<TradeBot> TRADE_BOT = of(
            OUTBOUND,
            List.of("Outbound_Scan_Type"),
            "OTB, Vector or none",
            "which trade bot runs beside Astra",
            "otb",
            text -> Values.word(TradeBot.class, text));

    /** The pause between two scans that no change of values brought about. */
    public static final Key<Duration> SCAN_EVERY = new Key<>(
            OUTBOUND,
            List.of(
                    new Name<>(
                            "Outbound_Scan_Type_Rap_OR_Both_Cooldown",
                            false,
                            Optional.of(new Floor<>(SCAN_LEAST, true))),
                    new Name<>(
                            "Outbound_Automatic_Scan_Cooldown", true, Optional.of(new Floor<>(OLD_SCAN_LEAST, false)))),
            SECONDS,
            "pause between two scans by the clock",
            Optional.of("3600"),
            Optional.empty(),
            Values::seconds);

    /** The pause after the service asked for one without saying how long. */
    public static final Key<Duration> RATE_LIMIT_WAIT = floored(
            OUTBOUND,
            "Ratelimit_Retry_Cooldown",
            "pause when Roblox says too many requests",
            "60",
            new Floor<>(RATE_LIMIT_LEAST, false));

    /** The loss of RAP that is borne. */
    public static final Key<Tolerance> RAP_TOLERANCE = of(
            OUTBOUND,
            List.of("Outbound_Loss_Tolerance_Rap_Amount", "Outbound_Tolerance_RAP_Amount"),
            "a whole number of Robux such as 100",
            "loss of RAP that is borne, in Robux",
            "0",
            Values::amount);

    /** The loss of value that is borne, as a part of one's own side. */
    public static final Key<Tolerance> VALUE_TOLERANCE = of(
            OUTBOUND,
            List.of("Outbound_Loss_Tolerance_Value_Percent", "Outbound_Tolerance_Value_Percent"),
            "a part of 1 such as 0.02 for 2 %, at most 1",
            "loss of value that is borne, as a part of your side",
            "0",
            Values::fraction);

    /** Whether equal trades are declined too. */
    public static final Key<Boolean> CANCEL_EQUALS = of(
            OUTBOUND,
            List.of("Outbound_Cancel_Equals"),
            YES_OR_NO,
            "whether equal trades are declined too",
            "true",
            Values::yesOrNo);

    /** Every key, in the order in which people read them. */
    public static final List<Key<?>> ALL = List.of(
            COOKIE,
            BUYER,
            VALUE_CHECK,
            WEBHOOK,
            AUTOMATIC,
            MODE,
            TRADE_BOT,
            SCAN_EVERY,
            RATE_LIMIT_WAIT,
            RAP_TOLERANCE,
            VALUE_TOLERANCE,
            CANCEL_EQUALS);

    private Keys() {}

    private static Key<Duration> floored(
            String section, String name, String meaning, String fallback, Floor<Duration> floor) {
        return new Key<>(
                section,
                List.of(new Name<>(name, false, Optional.of(floor))),
                SECONDS,
                meaning,
                Optional.of(fallback),
                Optional.empty(),
                Values::seconds);
    }

    private static <T> Key<T> of(
            String section,
            List<String> names,
            String expected,
            String meaning,
            String fallback,
            Function<String, T> reader) {
        List<Name<T>> all = new ArrayList<>();
        for (String name : names) {
            all.add(new Name<>(name, !all.isEmpty(), Optional.empty()));
        }
        Optional<Setting<T>> none = Optional.empty();
        return new Key<>(section, all, expected, meaning, Optional.of(fallback), none, reader);
    }
}
