package dev.astra.discord.jda;

import dev.astra.core.UserId;
import dev.astra.discord.ChannelId;
import dev.astra.discord.GuildId;
import dev.astra.discord.RoleId;
import dev.astra.discord.card.Control;
import dev.astra.discord.command.Caller;
import dev.astra.discord.command.Door;
import dev.astra.discord.command.Given;
import dev.astra.discord.command.Permission;
import dev.astra.discord.command.Place;
import dev.astra.discord.command.SlashCall;
import dev.astra.discord.command.TextMessage;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import net.dv8tion.jda.api.entities.Guild;
import net.dv8tion.jda.api.entities.Member;
import net.dv8tion.jda.api.entities.Role;
import net.dv8tion.jda.api.entities.User;
import net.dv8tion.jda.api.events.interaction.GenericInteractionCreateEvent;
import net.dv8tion.jda.api.events.interaction.command.SlashCommandInteractionEvent;
import net.dv8tion.jda.api.events.message.MessageReceivedEvent;
import net.dv8tion.jda.api.interactions.DiscordLocale;
import org.jspecify.annotations.Nullable;

/** Thread-safe. What an event says, without JDA. Remembers the languages of people, which direct messages do not tell. */
final class Facts {
    private static final int MOST_PEOPLE = 10_000;

    private final Map<Long, Locale> languages = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Long, Locale> eldest) {
            return size() > MOST_PEOPLE;
        }
    };

    TextMessage of(MessageReceivedEvent event) {
        Optional<Guild> guild = event.isFromGuild() ? Optional.of(event.getGuild()) : Optional.empty();
        Locale locale = language(
                event.getAuthor().getIdLong(),
                guild.map(Guild::getLocale).map(Facts::locale).orElse(Locale.ENGLISH));
        return new TextMessage(
                event.getMessageIdLong(),
                caller(event.getAuthor(), guild.isPresent() ? event.getMember() : null),
                new Place(
                        guild.isPresent() ? Door.MENTION : Door.DIRECT,
                        id(guild),
                        new ChannelId(event.getChannel().getIdLong())),
                locale,
                event.getMessage().getContentRaw(),
                new UserId(event.getJDA().getSelfUser().getIdLong()));
    }

    SlashCall of(SlashCommandInteractionEvent event) {
        Map<String, String> options = event.getOptions().stream()
                .collect(Collectors.toMap(option -> option.getName(), option -> option.getAsString()));
        return call(event, event.getName(), options, Given.NOTHING);
    }

    /** A button, a menu or a form. */
    SlashCall of(GenericInteractionCreateEvent event, Control control, Given given) {
        return call(event, control.command(), control.arguments(), given);
    }

    private SlashCall call(
            GenericInteractionCreateEvent event, String command, Map<String, String> options, Given given) {
        Locale locale = locale(event.getUserLocale());
        learn(event.getUser().getIdLong(), locale);
        return new SlashCall(
                event.getIdLong(),
                caller(event.getUser(), event.getMember()),
                new Place(Door.SLASH, id(Optional.ofNullable(event.getGuild())), channel(event)),
                locale,
                command,
                options,
                given);
    }

    private static ChannelId channel(GenericInteractionCreateEvent event) {
        return new ChannelId(Objects.requireNonNull(event.getChannel(), "the channel of an interaction")
                .getIdLong());
    }

    private static Optional<GuildId> id(Optional<Guild> guild) {
        return guild.map(Guild::getIdLong).map(GuildId::new);
    }

    private static Caller caller(User user, @Nullable Member member) {
        UserId id = new UserId(user.getIdLong());
        if (member == null) {
            return Caller.direct(id, user.getEffectiveName());
        }
        Set<RoleId> roles =
                member.getRoles().stream().map(Role::getIdLong).map(RoleId::new).collect(Collectors.toSet());
        long permissions = net.dv8tion.jda.api.Permission.getRaw(member.getPermissions());
        return new Caller(id, member.getEffectiveName(), roles, Permission.of(permissions));
    }

    private static Locale locale(DiscordLocale known) {
        return known == DiscordLocale.UNKNOWN ? Locale.ENGLISH : known.toLocale();
    }

    private synchronized void learn(long user, Locale locale) {
        languages.put(user, locale);
    }

    private synchronized Locale language(long user, Locale otherwise) {
        return languages.getOrDefault(user, otherwise);
    }
}
