package dev.astra.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import dev.astra.core.audit.AuditLog;
import dev.astra.core.ledger.Ledger;
import dev.astra.core.store.InMemoryJournal;
import dev.astra.core.store.Store;
import dev.astra.core.time.SystemScheduler;
import dev.astra.discord.jda.JdaConnection;
import dev.astra.discord.vault.VaultBot;
import dev.astra.testkit.InMemoryProfileSource;
import dev.astra.testkit.ProfileSite;
import dev.astra.testkit.discord.FakeChannel;
import dev.astra.testkit.discord.FakeDiscord;
import dev.astra.testkit.discord.FakeGuild;
import dev.astra.testkit.discord.FakeUser;
import dev.astra.trading.account.Accounts;
import dev.astra.trading.vault.Vault;
import dev.astra.trading.vault.value.Catalogue;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

@SuppressWarnings("try") // the bot only has to be there
class VaultInYourBotTest {
    @Test
    void nineCommandsAnswer() {
        try (FakeDiscord discord = FakeDiscord.start();
                JdaConnection connection = JdaConnection.login(discord.token())
                        .endpoints(discord.restUrl(), discord.gatewayUrl())
                        .open();
                SystemScheduler scheduler = new SystemScheduler("quickstart");
                Store store = Store.open(
                        new InMemoryJournal(),
                        AuditLog.TABLES,
                        Ledger.TABLES,
                        Accounts.TABLES,
                        Catalogue.TABLES,
                        Vault.TABLES);
                VaultBot bot =
                        VaultInYourBot.on(connection, store, new InMemoryProfileSource(new ProfileSite()), scheduler)) {
            connection.awaitReady(Duration.ofSeconds(20));
            FakeGuild guild = discord.guild("Community", 10);
            FakeChannel general = guild.channel("general");
            FakeUser alice = guild.member("alice");
            discord.await("its commands", () -> discord.commands().size() == 9);
            assertThat(discord.slash(alice, general, "balance", Map.of())
                            .awaitReply()
                            .text())
                    .startsWith("### Not Verified");
        }
    }
}
