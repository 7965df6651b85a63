package dev.astra.discord.jda;

import dev.astra.discord.command.CommandSet;
import dev.astra.discord.command.Given;
import dev.astra.discord.text.Texts;
import java.util.Locale;
import net.dv8tion.jda.api.events.GenericEvent;
import net.dv8tion.jda.api.events.interaction.ModalInteractionEvent;
import net.dv8tion.jda.api.events.interaction.command.SlashCommandInteractionEvent;
import net.dv8tion.jda.api.events.interaction.component.ButtonInteractionEvent;
import net.dv8tion.jda.api.events.interaction.component.StringSelectInteractionEvent;
import net.dv8tion.jda.api.events.message.MessageReceivedEvent;
import net.dv8tion.jda.api.hooks.EventListener;

/** Thread-safe. Hears JDA's events for one set of commands. Nothing here waits. */
final class Doors implements EventListener {
    private static final Texts TEXTS =
            Texts.load(file -> Doors.class.getResourceAsStream(file), "texts", Locale.forLanguageTag("pt"));

    private final SlashDoor slash;
    private final TextDoor text;

    Doors(CommandSet commands, Crew crew) {
        Facts facts = new Facts();
        this.slash = new SlashDoor(commands, crew, facts, TEXTS);
        this.text = new TextDoor(commands, crew, facts, TEXTS);
    }

    @Override
    public void onEvent(GenericEvent event) {
        if (event instanceof SlashCommandInteractionEvent called) {
            slash.hear(called);
        } else if (event instanceof ButtonInteractionEvent pressed) {
            slash.hear(pressed, Given.NOTHING);
        } else if (event instanceof StringSelectInteractionEvent chose) {
            slash.hear(chose, Given.chosen(chose.getValues()));
        } else if (event instanceof ModalInteractionEvent filled) {
            slash.hear(filled);
        } else if (event instanceof MessageReceivedEvent received) {
            text.hear(received);
        }
    }
}
