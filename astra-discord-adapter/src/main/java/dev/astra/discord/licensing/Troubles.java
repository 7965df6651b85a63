package dev.astra.discord.licensing;

import dev.astra.core.store.Key;
import dev.astra.core.store.RowCodec;
import dev.astra.core.store.RowReader;
import dev.astra.core.store.RowWriter;
import dev.astra.core.store.Store;
import dev.astra.core.store.Table;
import dev.astra.core.store.Tx;
import dev.astra.core.store.View;
import dev.astra.discord.guild.Hindrance;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Thread-safe. What staff must put right, and that they are told so once for each cause and not for each message that waits:
 * a cause is told when it is first met and when it is gone. Never waits.
 */
final class Troubles {
    /** What a role that could be changed proves to be gone. */
    static final Set<Hindrance> OF_ROLES = Set.of(
            Hindrance.NO_SUCH_GUILD, Hindrance.NO_SUCH_ROLE, Hindrance.ROLE_TOO_HIGH, Hindrance.MAY_NOT_MANAGE_ROLES);

    /** What a line that could be written proves to be gone. */
    static final Set<Hindrance> OF_CHANNELS = Set.of(Hindrance.NO_SUCH_CHANNEL, Hindrance.MAY_NOT_WRITE);

    static final Table<String, Trouble> TABLE =
            Table.of("discord.troubles", Key.text(name -> name, name -> name), Trouble::name, new Codec());

    private static final Logger LOG = LoggerFactory.getLogger(Troubles.class);

    private final Store store;
    private final LicenseBotSettings settings;
    private final Executor executor;

    /**
     * What is in the way.
     *
     * @param name of the {@link Hindrance}; one that a newer program knows is kept
     * @param since when it was first met
     */
    record Trouble(String name, Instant since) {}

    Troubles(Store store, LicenseBotSettings settings, Executor executor) {
        this.store = store;
        this.settings = settings;
        this.executor = executor;
    }

    /** Something is in the way. */
    void met(Hindrance hindrance) {
        if (!known(store.view(), hindrance)) {
            LOG.warn("something in the Discord server is in the way: {}", hindrance);
            change(tx -> meet(tx, hindrance));
        }
    }

    private void meet(Tx tx, Hindrance hindrance) {
        if (!known(tx, hindrance)) {
            tx.put(TABLE, new Trouble(hindrance.name(), tx.now()));
            tell(tx, hindrance, text(settings, hindrance));
        }
    }

    /** Something worked that none of these would have let through. */
    void gone(Set<Hindrance> hindrances) {
        if (hindrances.stream().anyMatch(each -> known(store.view(), each))) {
            change(tx -> hindrances.stream()
                    .filter(each -> known(tx, each))
                    .sorted()
                    .forEach(each -> {
                        tx.remove(TABLE, each.name());
                        tell(tx, each, Words.TEXTS.in(settings.staffLocale(), "alert.solved", "what", title(each)));
                    }));
        }
    }

    /** What is in the way now, in sentences. */
    List<String> texts() {
        View view = store.view();
        return List.of(Hindrance.values()).stream()
                .filter(each -> known(view, each))
                .map(each -> text(settings, each))
                .toList();
    }

    /** What is wrong and what to do about it. */
    static String text(LicenseBotSettings settings, Hindrance hindrance) {
        Locale locale = settings.staffLocale();
        return switch (hindrance) {
            case NO_SUCH_GUILD -> Words.TEXTS.in(locale, "alert.NO_SUCH_GUILD", "guild", settings.guild());
            case NO_SUCH_ROLE -> Words.TEXTS.in(locale, "alert.NO_SUCH_ROLE", "role", role(settings));
            case ROLE_TOO_HIGH -> Words.TEXTS.in(locale, "alert.ROLE_TOO_HIGH", "role", role(settings));
            case MAY_NOT_MANAGE_ROLES -> Words.TEXTS.in(locale, "alert.MAY_NOT_MANAGE_ROLES", "role", role(settings));
            case NO_SUCH_CHANNEL -> Words.TEXTS.in(locale, "alert.NO_SUCH_CHANNEL", "channel", channels(settings));
            case MAY_NOT_WRITE -> Words.TEXTS.in(locale, "alert.MAY_NOT_WRITE", "channel", channels(settings));
        };
    }

    private static String role(LicenseBotSettings settings) {
        return Words.typed(settings.role().value());
    }

    private static String channels(LicenseBotSettings settings) {
        return String.join(
                ", ",
                settings.setup().channels().stream()
                        .map(channel -> "<#" + channel + ">")
                        .sorted()
                        .toList());
    }

    private String title(Hindrance hindrance) {
        return Words.TEXTS.in(settings.staffLocale(), "trouble." + hindrance.name());
    }

    private void tell(Tx tx, Hindrance hindrance, String text) {
        if (settings.alerts().isPresent()) {
            Outgoing.alert(tx, "trouble:" + hindrance, text);
        }
    }

    private static boolean known(View view, Hindrance hindrance) {
        return view.table(TABLE).get(hindrance.name()).isPresent();
    }

    private void change(Consumer<Tx> change) {
        try {
            store.writeAsync(
                            tx -> {
                                change.accept(tx);
                                return true;
                            },
                            executor)
                    .whenComplete((done, failure) -> {
                        if (failure != null) {
                            LOG.warn(
                                    "an alert could not be stored: {}",
                                    failure.getClass().getName());
                        }
                    });
        } catch (RuntimeException refused) { // it is met again with the next message
            LOG.warn("an alert could not be stored: {}", refused.getClass().getName());
        }
    }

    private static final class Codec implements RowCodec<String, Trouble> {
        @Override
        public void write(Trouble row, RowWriter out) {
            out.instant("since", row.since());
        }

        @Override
        public Trouble read(String name, RowReader in) {
            return new Trouble(name, in.instant("since"));
        }
    }
}
