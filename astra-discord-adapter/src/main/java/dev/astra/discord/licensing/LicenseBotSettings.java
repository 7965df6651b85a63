package dev.astra.discord.licensing;

import dev.astra.discord.ChannelId;
import dev.astra.discord.GuildId;
import dev.astra.discord.command.Access;
import dev.astra.discord.command.Permission;
import dev.astra.discord.command.RateLimit;
import dev.astra.discord.guild.GuildSetup;
import dev.astra.discord.guild.RoleName;
import java.time.Duration;
import java.util.HashSet;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/** Immutable. What a seller decides about their license bot. */
public final class LicenseBotSettings {
    private final GuildId guild;
    private final RoleName role;
    private final Optional<ChannelId> log;
    private final Optional<ChannelId> alerts;
    private final String product;
    private final String prefix;
    private final Access staff;
    private final Locale staffLocale;
    private final Optional<String> download;
    private final Optional<String> video;
    private final OptionalInt orderIdLength;
    private final RateLimit wrongOrders;
    private final Duration roleWait;
    private final Duration sweepPace;
    private final Pictures pictures;

    private LicenseBotSettings(Builder builder) {
        this.guild = builder.guild;
        this.role = builder.role;
        this.log = builder.log;
        this.alerts = builder.alerts.or(() -> builder.log);
        this.product = builder.product;
        this.prefix = builder.prefix;
        this.staff = builder.staff;
        this.staffLocale = builder.staffLocale;
        this.download = builder.download;
        this.video = builder.video;
        this.orderIdLength = builder.orderIdLength;
        this.wrongOrders = builder.wrongOrders;
        this.roleWait = builder.roleWait;
        this.sweepPace = builder.sweepPace;
        this.pictures = builder.pictures;
    }

    /**
     * Begins with what has no default.
     *
     * @param guild the seller's server
     * @param role the role that buyers get
     */
    public static Builder builder(GuildId guild, RoleName role) {
        return new Builder(guild, role);
    }

    /** The seller's server. */
    public GuildId guild() {
        return guild;
    }

    /** The role that buyers get. */
    public RoleName role() {
        return role;
    }

    /** The channel that tells what was tried and done; empty if none does. */
    public Optional<ChannelId> log() {
        return log;
    }

    /** The channel that tells staff what they must put right; the log channel unless set. */
    public Optional<ChannelId> alerts() {
        return alerts;
    }

    /** What must be there in the server. */
    public GuildSetup setup() {
        Set<ChannelId> channels = new HashSet<>();
        log.ifPresent(channels::add);
        alerts.ifPresent(channels::add);
        return new GuildSetup(guild, role, channels);
    }

    String product() {
        return product;
    }

    String prefix() {
        return prefix;
    }

    Access staff() {
        return staff;
    }

    Locale staffLocale() {
        return staffLocale;
    }

    Optional<String> download() {
        return download;
    }

    Optional<String> video() {
        return video;
    }

    OptionalInt orderIdLength() {
        return orderIdLength;
    }

    RateLimit wrongOrders() {
        return wrongOrders;
    }

    Duration roleWait() {
        return roleWait;
    }

    Duration sweepPace() {
        return sweepPace;
    }

    Pictures pictures() {
        return pictures;
    }

    /** One thread. Settings in the making. */
    public static final class Builder {
        private final GuildId guild;
        private final RoleName role;
        private Optional<ChannelId> log = Optional.empty();
        private Optional<ChannelId> alerts = Optional.empty();
        private String product = "Astra";
        private String prefix = "$";
        private Access staff = Access.of(Permission.MANAGE_GUILD);
        private Locale staffLocale = Locale.ENGLISH;
        private Optional<String> download = Optional.empty();
        private Optional<String> video = Optional.empty();
        private OptionalInt orderIdLength = OptionalInt.of(36);
        private RateLimit wrongOrders = new RateLimit(10, Duration.ofHours(1));
        private Duration roleWait = Duration.ofSeconds(5);
        private Duration sweepPace = Duration.ofSeconds(1);
        private Pictures pictures = Pictures.bundled();

        private Builder(GuildId guild, RoleName role) {
            this.guild = Objects.requireNonNull(guild, "guild");
            this.role = Objects.requireNonNull(role, "role");
        }

        /** Where each attempt is told; nowhere unless set. */
        public Builder log(ChannelId channel) {
            this.log = Optional.of(channel);
            return this;
        }

        /** Where staff are told what they must put right; in the log channel unless set. */
        public Builder alerts(ChannelId channel) {
            this.alerts = Optional.of(channel);
            return this;
        }

        /** What is sold, as the presence and the replies name it; "Astra" unless set. */
        public Builder product(String name) {
            if (name.isBlank() || name.length() > 60) {
                throw new IllegalArgumentException("expected a name of 1 to 60 characters, got " + name.length());
            }
            this.product = name;
            return this;
        }

        /** What stands before a command in texts; {@code $} unless set. */
        public Builder prefix(String mark) {
            this.prefix = Objects.requireNonNull(mark, "mark");
            return this;
        }

        /** Who may use the commands of staff; those who may manage the server unless set. */
        public Builder staff(Access who) {
            this.staff = Objects.requireNonNull(who, "who");
            return this;
        }

        /** The language of log lines and alerts; English unless set. */
        public Builder staffLocale(Locale locale) {
            this.staffLocale = Objects.requireNonNull(locale, "locale");
            return this;
        }

        /** Where the product is downloaded: a link or other markup, told after a claim. */
        public Builder download(String markup) {
            this.download = Optional.of(markup);
            return this;
        }

        /** A video that explains it all: a link, told in help. */
        public Builder video(String link) {
            this.video = Optional.of(link);
            return this;
        }

        /** How long the shop's order ids are; 36 characters unless set. */
        public Builder orderIdLength(int characters) {
            if (characters < 1 || characters > 64) {
                throw new IllegalArgumentException("orderIdLength must be 1 to 64, got " + characters);
            }
            this.orderIdLength = OptionalInt.of(characters);
            return this;
        }

        /** Order ids of any length are looked up. */
        public Builder anyOrderIdLength() {
            this.orderIdLength = OptionalInt.empty();
            return this;
        }

        /** How many orders that are not theirs one person may name before the bot no longer looks; 10 an hour unless set. */
        public Builder wrongOrders(RateLimit most) {
            this.wrongOrders = Objects.requireNonNull(most, "most");
            return this;
        }

        /** How long a reply waits for the role; then it says that it will come. 5 s unless set. */
        public Builder roleWait(Duration time) {
            this.roleWait = notNegative("roleWait", time);
            return this;
        }

        /** How much time the daily look at everybody's role takes for each; 1 s unless set. */
        public Builder sweepPace(Duration each) {
            this.sweepPace = notNegative("sweepPace", each);
            return this;
        }

        /** The pictures in help and in some replies. */
        public Builder pictures(Pictures own) {
            this.pictures = Objects.requireNonNull(own, "own");
            return this;
        }

        /** The settings. */
        public LicenseBotSettings build() {
            return new LicenseBotSettings(this);
        }

        private static Duration notNegative(String what, Duration time) {
            if (time.isNegative()) {
                throw new IllegalArgumentException(what + " must be >= 0, got " + time);
            }
            return time;
        }
    }
}
