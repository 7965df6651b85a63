package dev.astra.discord.jda;

import static org.assertj.core.api.Assertions.assertThat;

import dev.astra.core.UserId;
import dev.astra.testkit.Covers;
import dev.astra.testkit.discord.FakeInteraction;
import dev.astra.testkit.discord.FakeMessage;
import dev.astra.testkit.discord.FakeUser;
import dev.astra.trading.account.Accounts;
import dev.astra.trading.vault.Vault;
import dev.astra.trading.vault.item.Bundle;
import dev.astra.trading.vault.trade.Trade;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ForkJoinPool;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class VaultBotWireTest {
    private static final String COMMANDS = ".*/applications/\\d+/commands.*";

    private final Wire wire = new Wire();
    private Optional<VaultOffice> open = Optional.empty();

    @AfterEach
    void close() {
        open.ifPresent(VaultOffice::close);
        wire.close();
    }

    private VaultOffice office() {
        wire.discord.gateway().heartbeat(Duration.ofMillis(600));
        VaultOffice office = new VaultOffice(wire.login());
        open = Optional.of(office);
        wire.discord.await("the slash commands", () -> wire.discord.commands().size() == 9);
        return office;
    }

    private FakeMessage slash(String command, Map<String, String> options) {
        return wire.discord.slash(wire.alice, wire.general, command, options).awaitReply();
    }

    private static UserId id(FakeUser user) {
        return new UserId(user.id());
    }

    @Test
    @Covers({"P-050", "P-054"})
    void anAccountIsVerifiedWithoutTheCodeEverBeingInAPublicPlace() {
        VaultOffice office = office();
        FakeMessage notice = slash("verify", Map.of("roblox_username", "cat_11"));
        assertThat(notice.ephemeral()).isTrue();
        assertThat(notice.text()).contains("Check your direct messages");
        FakeMessage letter = wire.discord.awaitMessage(wire.discord.direct(wire.alice), FakeMessage::isCard);
        String code = Accounts.pending(office.store.view(), id(wire.alice))
                .orElseThrow()
                .code()
                .text();
        assertThat(letter.text()).contains(code);
        FakeMessage early = slash("verify-confirm", Map.of("roblox_username", "Cat_11"));
        assertThat(early.ephemeral()).isTrue();
        assertThat(early.text()).startsWith("### Code Not Found");
        office.site.write(office.cat.id(), code);
        assertThat(wire.discord.conversation(wire.general))
                .noneMatch(message -> message.text().contains(code) || !message.ephemeral());
    }

    @Test
    @Covers({"P-061", "P-063"})
    void petsAreChosenCountedReservedAndGivenUpOnOneCard() {
        VaultOffice office = office();
        office.own(wire.alice, Bundle.of(Map.of(VaultOffice.HUGE_CAT, 3L), 100_000_000));
        FakeMessage menu = slash("withdraw", Map.of());
        assertThat(menu.choices("withdraw-choose"))
                .containsExactly("\uD83D\uDC8E Gems (You have 100,000,000)", "Huge Cat (You have 3)");
        FakeInteraction form = wire.discord
                .choose(wire.alice, menu, "withdraw-choose", "Huge Cat", "*gems*")
                .awaitAck();
        assertThat(form.formText())
                .isEqualTo("== How much? ==\nHuge Cat (You have 3): [1]"
                        + "\n\uD83D\uDC8E Gems (50,000,000 to 100,000,000, in blocks of 50,000,000): [100,000,000]");
        FakeMessage reserved = wire.discord
                .submit(form, Map.of("Huge Cat", "2", "*gems*", "50m"))
                .awaitReply();
        assertThat(reserved.id()).isEqualTo(menu.id());
        Trade trade = Vault.open(office.store.view(), id(wire.alice)).get(0);
        assertThat(trade.wanted()).isEqualTo(Bundle.of(Map.of(VaultOffice.HUGE_CAT, 2L), 50_000_000));
        assertThat(reserved.text())
                .startsWith("### Reserved for You\nHuge Cat \u00D7 2")
                .contains(trade.code().text());
        FakeMessage cancelled =
                wire.discord.press(wire.alice, reserved, "withdraw-cancel").awaitReply();
        assertThat(cancelled.text()).startsWith("### Withdrawal Cancelled");
        assertThat(Vault.open(office.store.view(), id(wire.alice))).isEmpty();
    }

    @Test
    @Covers("P-071")
    void whileTheStoreStandsStillTheGatewayLivesAndReadsAreAnswered() throws Exception {
        VaultOffice office = office();
        office.own(wire.alice, Bundle.of(VaultOffice.HUGE_CAT, 1));
        CountDownLatch stuck = new CountDownLatch(1);
        CountDownLatch release = new CountDownLatch(1);
        CompletionStage<Boolean> stall = office.store.writeAsync(
                tx -> {
                    stuck.countDown();
                    try {
                        release.await();
                    } catch (InterruptedException stop) {
                        Thread.currentThread().interrupt();
                    }
                    return true;
                },
                ForkJoinPool.commonPool());
        stuck.await();
        FakeInteraction writing = wire.discord.slash(wire.alice, wire.general, "unlink", Map.of());
        assertThat(writing.awaitAck().ack()).isEqualTo(FakeInteraction.Ack.LATER);
        assertThat(slash("balance", Map.of()).text()).contains("Your Gem Balance");
        int beats = wire.discord.gateway().heartbeats();
        wire.discord.await("two more heartbeats", () -> wire.discord.gateway().heartbeats() >= beats + 2);
        assertThat(writing.isWaiting()).isTrue();
        release.countDown();
        assertThat(writing.awaitReply().text()).startsWith("### Account Unlinked");
        assertThat(stall.toCompletableFuture().join()).isTrue();
        assertThat(wire.discord.gateway().identifies()).isEqualTo(1);
    }

    @Test
    @Covers("P-070")
    void anotherSessionRegistersNothingAndBeginsNothingAgain() {
        VaultOffice office = office();
        office.own(wire.alice, Bundle.of(VaultOffice.HUGE_CAT, 1));
        long registered = writes();
        wire.discord.gateway().invalidateSession(false);
        wire.discord.await("another session", () -> wire.discord.gateway().identifies() == 2);
        office.bot.start();
        wire.discord.await("the connection", () -> wire.discord.gateway().isConnected());
        assertThat(slash("inventory", Map.of()).text()).contains("Huge Cat");
        assertThat(writes()).isEqualTo(registered);
        assertThat(wire.discord.interactions()).hasSize(1);
        assertThat(wire.discord.calls("POST", ".*/callback")).hasSize(1);
    }

    private long writes() {
        return List.of("PUT", "POST", "PATCH", "DELETE").stream()
                .mapToLong(method -> wire.discord.calls(method, COMMANDS).size())
                .sum();
    }
}
