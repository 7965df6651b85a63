package dev.astra.discord.vault;

import static dev.astra.discord.vault.VaultBench.ANN;
import static dev.astra.discord.vault.VaultBench.BOB;
import static dev.astra.discord.vault.VaultBench.CAT;
import static org.assertj.core.api.Assertions.assertThat;

import dev.astra.discord.card.Accent;
import dev.astra.discord.card.Answer;
import dev.astra.discord.card.Visibility;
import dev.astra.testkit.Covers;
import dev.astra.testkit.ProfileSite;
import dev.astra.trading.account.Accounts;
import dev.astra.trading.account.PendingLink;
import dev.astra.trading.vault.item.Bundle;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class VerifyCommandsTest {
    private final VaultBench bench = new VaultBench();

    @AfterEach
    void close() {
        bench.close();
    }

    private Answer verify(String name) {
        return bench.slash(ANN, "verify", "roblox_username", name);
    }

    private Answer confirm(String name) {
        return bench.slash(ANN, "verify-confirm", "roblox_username", name);
    }

    private String code() {
        return Accounts.pending(bench.store.view(), ANN)
                .map(PendingLink::code)
                .orElseThrow()
                .text();
    }

    private static Accent accent(Answer answer) {
        return answer.cards().get(0).accent();
    }

    @Test
    @Covers("P-050")
    void theCodeComesAsADirectMessageWithThreeStepsAndANoticeWhereItWasAsked() {
        Answer notice = verify("cat_11");
        assertThat(notice.text()).contains("Check your direct messages", "10 min");
        assertThat(bench.direct).hasSize(1);
        assertThat(accent(bench.direct.get(0))).isEqualTo(Accent.PLAIN);
        assertThat(bench.direct.get(0).text())
                .startsWith(
                        "### Account Verification\n**1.** Copy this code for **Cat\\_11**:\n```\n" + code() + "\n```\n")
                .contains(
                        "**2.** Put it into the About text",
                        "**3.** Then send `/verify-confirm roblox_username:Cat_11`")
                .contains("-# The code holds for 10 min");
    }

    @Test
    @Covers("P-051")
    void aBrokenAnUnknownAndALinkedNameAreRefusedEachInItsOwnWords() {
        assertThat(verify("caf\u00e9").text())
                .startsWith("### Invalid Username\n")
                .contains("invalid characters");
        assertThat(verify("_ab").text()).startsWith("### Invalid Username\n").contains("start with an underscore");
        assertThat(verify("ab").text()).contains("too short");
        assertThat(verify("a".repeat(21)).text()).contains("too long");
        assertThat(verify("nobody_here").text())
                .startsWith("### User Not Found\n")
                .contains("`nobody_here`");
        bench.link(ANN, CAT);
        Answer linked = verify("Cat_11");
        assertThat(linked.text()).startsWith("### Account Already Linked\n").contains("Cat\\_11", "`11`", "`/unlink`");
        assertThat(List.of(verify("caf\u00e9"), linked)).allMatch(answer -> accent(answer) == Accent.BAD);
        assertThat(bench.direct).isEmpty();
    }

    @Test
    void anOldNameThatBreaksTheRulesIsFoundAllTheSame() {
        bench.site.add(5, "ab");
        verify("AB");
        assertThat(Accounts.pending(bench.store.view(), ANN)
                        .orElseThrow()
                        .player()
                        .name())
                .isEqualTo("ab");
    }

    @Test
    @Covers("P-052")
    void withoutAWayToThePersonThereIsNoCode() {
        bench.box = VaultBench.Box.CLOSED;
        Answer closed = verify("Cat_11");
        assertThat(closed.text()).startsWith("### Cannot DM\n").contains("Allow direct messages");
        assertThat(accent(closed)).isEqualTo(Accent.BAD);
        assertThat(Accounts.pending(bench.store.view(), ANN)).isEmpty();
        bench.box = VaultBench.Box.DOWN;
        assertThat(verify("Cat_11").text()).startsWith("### Try Again\n");
        assertThat(Accounts.pending(bench.store.view(), ANN)).isEmpty();
    }

    @Test
    @Covers({"P-053", "P-054"})
    void confirmingHasFourDifferentAnswersAndNoneShowsTheCode() {
        Answer none = confirm("Cat_11");
        verify("Cat_11");
        String code = code();
        Answer absent = confirm("Cat_11");
        bench.time.advance(Duration.ofMinutes(10));
        Answer expired = confirm("Cat_11");
        verify("Cat_11");
        bench.site.write(CAT.id(), "hi " + code() + " bye");
        Answer linked = confirm("Cat_11");
        assertThat(List.of(none, absent, expired, linked).stream()
                        .map(answer -> answer.text().lines().findFirst().orElseThrow()))
                .containsExactly(
                        "### No Pending Verification",
                        "### Code Not Found",
                        "### Verification Expired",
                        "### Verification Successful");
        assertThat(List.of(none, absent, expired, linked))
                .allMatch(answer -> answer.visibility() == Visibility.PRIVATE)
                .noneMatch(
                        answer -> answer.text().contains(code) || answer.text().contains("caramel"));
        assertThat(linked.cards().get(0).thumbnail().orElseThrow().url()).isEqualTo(ProfileSite.pictureOf(CAT.id()));
        assertThat(linked.text()).contains("`/deposit`", "`/withdraw`");
        assertThat(confirm("Cat_11").text()).contains("No Pending", "you have verified **Cat\\_11**");
    }

    @Test
    @Covers("P-055")
    void theNameMustBeTheOneThatTheCodeIsFor() {
        bench.site.add(12, "Dog_12");
        verify("Cat_11");
        bench.site.write(CAT.id(), code());
        assertThat(confirm("Dog_12").text()).startsWith("### Another Account\n").contains("Cat\\_11");
        assertThat(confirm("nobody").text()).startsWith("### Another Account\n");
        assertThat(bench.profiles.asked()).noneMatch(asked -> asked.startsWith("text"));
        bench.site.rename(CAT.id(), "Tiger");
        assertThat(confirm("cAT_11").text()).startsWith("### Verification Successful\n");
    }

    @Test
    void aPersonWhoWasRenamedMayGiveAnyNameOfTheirs() {
        bench.site.rename(CAT.id(), "Tiger");
        verify("Cat_11");
        bench.site.write(CAT.id(), code());
        assertThat(confirm("Cat_11").text())
                .startsWith("### Verification Successful\n")
                .contains("Tiger");
    }

    @Test
    @Covers("P-029")
    void whileTheSiteDoesNotAnswerOneIsToldToTryLater() {
        bench.profiles.failNext(1, Optional.of(Duration.ofSeconds(30)));
        assertThat(verify("Cat_11").text())
                .startsWith("### Roblox Does Not Answer\n")
                .contains("in 30 s");
        verify("Cat_11");
        bench.site.write(CAT.id(), code());
        bench.profiles.failNext(1, Optional.empty());
        assertThat(confirm("Cat_11").text()).startsWith("### Roblox Does Not Answer\n");
        assertThat(confirm("Cat_11").text()).startsWith("### Verification Successful\n");
    }

    @Test
    @Covers("P-045")
    void withoutAPictureTheAnswerIsASuccessAllTheSame() {
        verify("Cat_11");
        bench.site.write(CAT.id(), code());
        bench.site.picture(CAT.id(), ProfileSite.Picture.PENDING);
        Answer linked = confirm("Cat_11");
        assertThat(linked.text()).startsWith("### Verification Successful\n");
        assertThat(linked.cards().get(0).thumbnail()).isEmpty();
    }

    @Test
    @Covers("P-030")
    void whoConfirmsTooOftenIsToldHowLongToWait() {
        verify("Cat_11");
        for (int i = 0; i < 10; i++) {
            assertThat(confirm("Cat_11").text()).startsWith("### Code Not Found\n");
        }
        assertThat(confirm("Cat_11").text()).startsWith("### Too Many Checks\n").contains("in 8 min 20 s");
    }

    @Test
    @Covers("P-034")
    void aLinkThatCouldNotBeStoredIsNoSuccess() {
        verify("Cat_11");
        bench.site.write(CAT.id(), code());
        bench.store.close();
        assertThat(confirm("Cat_11").text()).contains("went wrong").doesNotContain("Successful");
    }

    @Test
    @Covers("P-056")
    void anAccountIsGivenUpOnce() {
        assertThat(bench.slash(ANN, "unlink").text()).startsWith("### Not Linked\n");
        bench.link(ANN, CAT);
        assertThat(bench.slash(ANN, "unlink").text())
                .startsWith("### Account Unlinked\n")
                .contains("Cat\\_11");
        assertThat(Accounts.find(bench.store.view(), ANN)).isEmpty();
    }

    @Test
    @Covers("P-035")
    void whoGivesAnAccountUpKeepsWhatTheyOwn() {
        bench.link(ANN, CAT);
        bench.deposit(Bundle.of(Map.of(VaultBench.HUGE_CAT, 2L), 100_000_000));
        assertThat(bench.slash(ANN, "unlink").text()).contains("Your pets and gems stay");
        bench.link(ANN, bench.site.add(12, "Dog_12"));
        assertThat(bench.slash(ANN, "inventory").text()).contains("Dog\\_12", "**Huge Cat** \u00D7 2", "100,000,000");
        assertThat(bench.slash(BOB, "inventory").text()).contains("Not Verified");
    }

    @Test
    @Covers("P-036")
    void anAccountIsKeptWhileAWithdrawalWaits() {
        bench.link(ANN, CAT);
        bench.deposit(Bundle.of(VaultBench.HUGE_CAT, 1));
        bench.vault.request(ANN, Bundle.of(VaultBench.HUGE_CAT, 1));
        assertThat(bench.slash(ANN, "unlink").text())
                .startsWith("### Trade Under Way\n")
                .contains("`/withdraw`");
        assertThat(Accounts.find(bench.store.view(), ANN)).isPresent();
    }
}
