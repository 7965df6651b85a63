package dev.astra.discord.jda;

import static org.assertj.core.api.Assertions.assertThat;

import dev.astra.discord.card.Accent;
import dev.astra.discord.card.Answer;
import dev.astra.discord.command.Access;
import dev.astra.discord.command.Argument;
import dev.astra.discord.command.Command;
import dev.astra.discord.command.CommandSet;
import dev.astra.discord.command.Permission;
import dev.astra.discord.text.Phrase;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RegistrationWireTest {
    private static final String COMMANDS = ".*/commands";

    private final Wire wire = new Wire();

    @AfterEach
    void close() {
        wire.close();
    }

    private static CommandSet set(String description) {
        Phrase translated = locale -> locale.getLanguage().equals("pt") ? "Em português" : description;
        Command staff = Command.of("staff", translated)
                .access(Access.of(Permission.MANAGE_GUILD))
                .argument(Argument.user("user", Phrase.of("Whom")))
                .argument(Argument.number("number", Phrase.of("How many"), 1, 5))
                .argument(Argument.choice("size", Phrase.of("How large"), "small", "large")
                        .optional())
                .answers(call -> Answer.of(Accent.GOOD, "Done"));
        return Samples.set(staff);
    }

    private long writes() {
        return wire.discord.calls().stream()
                .filter(call -> call.is("POST", COMMANDS) || call.is("PUT", COMMANDS))
                .count();
    }

    private void start(CommandSet set, CommandSync sync, long reads) {
        try (JdaConnection connection = wire.login()) {
            connection.serve(set, sync);
            wire.discord.await(
                    "the look at what is there",
                    () -> wire.discord.calls("GET", COMMANDS).size() == reads);
            connection.present("for the next call to come after those before");
        }
    }

    @Test
    void sendsOnlyWhatDiscordDoesNotHave() {
        wire.serve(set("First"));
        assertThat(writes()).isEqualTo(2);
        start(set("First"), CommandSync.SHARED, 2);
        assertThat(writes()).as("nothing changed").isEqualTo(2);
        wire.login().serve(set("Second"));
        wire.discord.await("the change", () -> writes() == 3);
        assertThat(wire.discord.commands()).containsExactlyInAnyOrder("help", "staff");
    }

    @Test
    void leavesTheCommandsOfOthersUnlessTheListIsToBeExact() {
        wire.serve(Samples.set(Samples.shout()));
        wire.login().serve(set("Mine"));
        wire.discord.await("mine", () -> wire.discord.commands().contains("staff"));
        assertThat(wire.discord.commands()).contains("shout");
        wire.login().serve(set("Mine"), CommandSync.EXACT);
        wire.discord.await("the others to go", () -> !wire.discord.commands().contains("shout"));
        assertThat(wire.discord.commands()).containsExactlyInAnyOrder("help", "staff");
    }

    @Test
    void tellsDiscordTheLanguagesAndWhoMay() {
        wire.serve(set("Original"));
        String sent = wire.discord.calls("POST", COMMANDS).stream()
                .filter(call -> call.body().contains("\"staff\""))
                .findFirst()
                .orElseThrow()
                .body();
        assertThat(sent).contains("\"Original\"", "\"pt-BR\":\"Em português\"");
        assertThat(sent).contains("\"default_member_permissions\":\"32\"");
        assertThat(Locale.forLanguageTag("pt-BR").getLanguage()).isEqualTo("pt");
    }
}
