package dev.astra.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import dev.astra.core.UserId;
import dev.astra.core.store.InMemoryJournal;
import dev.astra.core.store.Store;
import dev.astra.discord.ChannelId;
import dev.astra.discord.GuildId;
import dev.astra.discord.command.Caller;
import dev.astra.discord.command.CommandSet;
import dev.astra.discord.command.Door;
import dev.astra.discord.command.Permission;
import dev.astra.discord.command.Place;
import dev.astra.discord.command.TextMessage;
import dev.astra.licensing.BuyerId;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ForkJoinPool;
import org.junit.jupiter.api.Test;

class YourOwnCommandTest {
    private static final UserId BOT = new UserId(99);

    private static String say(CommandSet commands, Set<Permission> permissions, String text) {
        Place server = new Place(Door.MENTION, Optional.of(new GuildId(1)), new ChannelId(2));
        Caller caller = new Caller(new UserId(5), "Sam", Set.of(), permissions);
        return commands.hear(new TextMessage(1, caller, server, Locale.ENGLISH, text, BOT))
                .orElseThrow()
                .toCompletableFuture()
                .join()
                .text();
    }

    @Test
    void itNotesForThoseWhoMayAndExplainsItselfToThoseWhoErr() {
        try (Store store = Store.open(new InMemoryJournal(), YourOwnTable.TABLES)) {
            CommandSet commands = CommandSet.builder("!")
                    .add(YourOwnCommand.note(store, ForkJoinPool.commonPool()))
                    .build();
            Set<Permission> staff = Set.of(Permission.MANAGE_GUILD);
            assertThat(say(commands, staff, "<@99> note 42 \"paid by hand\"")).isEqualTo("Noted as number 1");
            assertThat(YourOwnTable.notes(store, new BuyerId(42))).containsExactly("paid by hand");
            assertThat(say(commands, staff, "<@99> note x y"))
                    .contains("`license` is not understood", "`!note <license> <text>`", "`!note 42 \"paid by hand\"`");
            assertThat(say(commands, Set.of(), "<@99> note 42 y")).contains("You may not use");
            assertThat(say(commands, staff, "<@99> help")).contains("!note <license> <text>");
        }
    }
}
