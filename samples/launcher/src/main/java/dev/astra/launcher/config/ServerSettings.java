package dev.astra.launcher.config;

import dev.astra.core.RejectedException;
import dev.astra.core.Secret;
import dev.astra.core.security.KeyId;
import dev.astra.core.security.RequestKey;
import dev.astra.core.security.RequestKeys;
import dev.astra.http.server.SecretRule;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.logging.Level;

/** The settings of the vault's server. */
public final class ServerSettings {
    private static final int LEAST_OF_THE_SHOP = 16;

    /** Where it listens. */
    public static final Setting<String> HOST = Setting.of(
            "ASTRA_SERVER_HOST",
            "an address of this machine",
            "where the server listens; only for this machine unless you say otherwise",
            "127.0.0.1",
            ServerSettings::host);

    /** On which port. */
    public static final Setting<Integer> PORT = Setting.of(
            "ASTRA_SERVER_PORT", "a number from 0 to 65535", "on which port; 0 for any", "8080", ServerSettings::port);

    /** What is logged. */
    public static final Setting<Level> LOG_LEVEL = Setting.of(
            "ASTRA_LOG_LEVEL", "error, warn, info or debug", "how much the server logs", "info", ServerSettings::level);

    /** The keys of clients. */
    public static final Setting<RequestKeys> KEYS = Setting.required(
                    "ASTRA_VAULT_KEYS",
                    "name:secret, each secret random and of at least 32 bytes, several with commas between",
                    "who may sign requests; make a secret with: openssl rand -hex 32",
                    ServerSettings::keys)
            .hidden();

    /** The key of the older clients; without it there are no older routes. */
    public static final Setting<Secret> LEGACY_KEY = Setting.required(
                    "ASTRA_VAULT_LEGACY_KEY",
                    "a random secret of at least 32 bytes, no example",
                    "turns the 13 older routes on, for clients that share this key",
                    text -> strong(text, SecretRule.LEAST_BYTES))
            .hidden();

    /** The shop's secret; without it webhooks are not heard. */
    public static final Setting<Secret> WEBHOOK_SECRET = Setting.required(
                    "SHOPPY_WEBHOOK_SECRET",
                    "the webhook secret of your Shoppy account, at least 16 bytes",
                    "hears Shoppy's webhooks, which make new orders come in sooner",
                    text -> strong(text, LEAST_OF_THE_SHOP))
            .hidden();

    static final List<Setting<?>> ALL = List.of(HOST, PORT, LOG_LEVEL, KEYS, LEGACY_KEY, WEBHOOK_SECRET);

    private static final int MOST_PORT = 65_535;

    private ServerSettings() {}

    private static String host(String text) {
        if (!text.matches("[A-Za-z0-9.:-]{1,253}")) {
            throw new IllegalArgumentException("no address");
        }
        return text;
    }

    private static Integer port(String text) {
        int port = Integer.parseInt(text);
        if (port < 0 || port > MOST_PORT) {
            throw new IllegalArgumentException("out of range");
        }
        return port;
    }

    private static Level level(String text) {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "error" -> Level.SEVERE;
            case "warn" -> Level.WARNING;
            case "info" -> Level.INFO;
            case "debug" -> Level.FINE;
            default -> throw new IllegalArgumentException("another word");
        };
    }

    private static RequestKeys keys(String text) {
        return new RequestKeys(
                Arrays.stream(text.split(",")).map(ServerSettings::requestKey).toList());
    }

    private static RequestKey requestKey(String text) {
        int colon = text.indexOf(':');
        if (colon < 0) {
            throw new IllegalArgumentException("no colon");
        }
        KeyId id = new KeyId(text.substring(0, colon).strip());
        return new RequestKey(id, strong(text.substring(colon + 1).strip(), SecretRule.LEAST_BYTES));
    }

    private static Secret strong(String text, int leastBytes) {
        try {
            Optional<Secret> secret = text.isBlank() ? Optional.empty() : Optional.of(Secret.of(text));
            return SecretRule.require("it", secret, leastBytes);
        } catch (RejectedException weak) {
            throw new IllegalArgumentException("a weak secret", weak);
        }
    }
}
