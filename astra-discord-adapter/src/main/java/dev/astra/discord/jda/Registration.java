package dev.astra.discord.jda;

import dev.astra.discord.command.Access;
import dev.astra.discord.command.Argument;
import dev.astra.discord.command.CommandSet;
import dev.astra.discord.text.Phrase;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import net.dv8tion.jda.api.JDA;
import net.dv8tion.jda.api.interactions.DiscordLocale;
import net.dv8tion.jda.api.interactions.InteractionContextType;
import net.dv8tion.jda.api.interactions.commands.Command;
import net.dv8tion.jda.api.interactions.commands.DefaultMemberPermissions;
import net.dv8tion.jda.api.interactions.commands.OptionType;
import net.dv8tion.jda.api.interactions.commands.build.Commands;
import net.dv8tion.jda.api.interactions.commands.build.OptionData;
import net.dv8tion.jda.api.interactions.commands.build.SlashCommandData;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Thread-safe. Brings the list of slash commands to Discord: once after a start, and only what differs. */
final class Registration {
    private static final Logger LOG = LoggerFactory.getLogger(Registration.class);
    private static final int TRIES = 10;
    private static final int WAIT_SECONDS = 30;
    private static final Map<DiscordLocale, Locale> LANGUAGES =
            Map.of(DiscordLocale.PORTUGUESE_BRAZILIAN, Locale.forLanguageTag("pt-BR"));

    private final List<SlashCommandData> wanted;
    private final CommandSync sync;

    Registration(CommandSet commands, CommandSync sync) {
        this.wanted = commands.commands().stream().map(Registration::slash).toList();
        this.sync = sync;
    }

    void begin(JDA jda) {
        if (sync != CommandSync.OFF) {
            attempt(jda, 1);
        }
    }

    private void attempt(JDA jda, int number) {
        CompletionStage<?> brought =
                Refusals.call(() -> jda.retrieveCommands(true)).thenCompose(found -> bring(jda, found));
        brought.whenComplete((done, failure) -> {
            if (failure != null) {
                LOG.warn("slash commands were not registered, attempt {}: {}", number, "" + Refusals.cause(failure));
            }
            if (failure != null && number < TRIES) {
                CompletableFuture.delayedExecutor(WAIT_SECONDS, TimeUnit.SECONDS)
                        .execute(() -> attempt(jda, number + 1));
            }
        });
    }

    private CompletableFuture<?> bring(JDA jda, List<Command> found) {
        Map<String, String> there = new HashMap<>();
        found.stream()
                .filter(command -> command.getType() == Command.Type.SLASH)
                .forEach(command -> there.put(command.getName(), shape(SlashCommandData.fromCommand(command))));
        List<SlashCommandData> changed = wanted.stream()
                .filter(command -> !shape(command).equals(there.get(command.getName())))
                .toList();
        boolean extra = sync == CommandSync.EXACT && found.size() > wanted.size() - changed.size();
        if (sync == CommandSync.EXACT && (extra || !changed.isEmpty())) {
            return Refusals.call(() -> jda.updateCommands().addCommands(wanted));
        }
        return CompletableFuture.allOf(changed.stream()
                .map(command -> Refusals.call(() -> jda.upsertCommand(command)))
                .toArray(CompletableFuture<?>[]::new));
    }

    private static SlashCommandData slash(dev.astra.discord.command.Command command) {
        Access access = command.access();
        SlashCommandData data =
                Commands.slash(command.name(), command.description().in(Locale.ROOT));
        translate(command.description(), data::setDescriptionLocalization);
        boolean byPermission =
                !access.everyone() && access.roles().isEmpty() && access.users().isEmpty();
        if (byPermission) {
            data.setContexts(InteractionContextType.GUILD);
            data.setDefaultPermissions(access.permission()
                    .map(permission -> DefaultMemberPermissions.enabledFor(permission.bits()))
                    .orElse(DefaultMemberPermissions.DISABLED));
        } else {
            data.setContexts(InteractionContextType.GUILD, InteractionContextType.BOT_DM);
        }
        command.arguments().forEach(argument -> data.addOptions(option(argument)));
        return data;
    }

    private static OptionData option(Argument<?> argument) {
        OptionType type = switch (argument.kind()) {
            case TEXT -> OptionType.STRING;
            case NUMBER -> OptionType.INTEGER;
            case USER -> OptionType.USER;
        };
        OptionData option =
                new OptionData(type, argument.name(), argument.description().in(Locale.ROOT), argument.required());
        translate(argument.description(), option::setDescriptionLocalization);
        argument.choices().forEach(choice -> option.addChoice(choice, choice));
        return option;
    }

    private static void translate(Phrase phrase, BiConsumer<DiscordLocale, String> translated) {
        String original = phrase.in(Locale.ROOT);
        LANGUAGES.forEach((language, locale) -> {
            String text = phrase.in(locale);
            if (!text.equals(original)) {
                translated.accept(language, text);
            }
        });
    }

    /** What of a command can be seen by people, in an order of its own. */
    private static String shape(SlashCommandData command) {
        List<Object> shape = new ArrayList<>(List.of(
                command.getName(),
                command.getDescription(),
                new TreeMap<>(command.getDescriptionLocalizations().toMap()),
                new TreeSet<>(command.getContexts()),
                String.valueOf(command.getDefaultPermissions().getPermissionsRaw())));
        for (OptionData option : command.getOptions()) {
            shape.add(List.of(
                    option.getType(),
                    option.getName(),
                    option.getDescription(),
                    new TreeMap<>(option.getDescriptionLocalizations().toMap()),
                    option.isRequired(),
                    option.getChoices().stream()
                            .map(choice -> choice.getName() + "=" + choice.getAsString())
                            .toList()));
        }
        return shape.toString();
    }
}
