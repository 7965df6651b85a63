package dev.astra.http.server.vault;

import static org.assertj.core.api.Assertions.assertThat;

import dev.astra.core.store.InMemoryJournal;
import dev.astra.http.server.AstraServer;
import dev.astra.http.server.ServerLimits;
import dev.astra.http.server.ServerLimits.Rate;
import dev.astra.testkit.Cases;
import dev.astra.testkit.VirtualTime;
import dev.astra.trading.vault.Holdings;
import dev.astra.trading.vault.Vault;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Whatever is sent, the answer is no error of ours, tells nothing of the inside, and nobody owns more or less. */
@Timeout(3_600)
final class HostileRequestsTest {
    private static final int REQUESTS = Integer.getInteger("astra.requests", 20_000);
    private static final int PER_CASE = 100;
    private static final List<String> INSIDE = List.of(
            "Exception",
            "dev.astra",
            "io.vertx",
            "java.",
            "netty",
            "jackson",
            ".java",
            VaultSite.SHARED.reveal(),
            VaultSite.KEY.secret().reveal());

    @Test
    void noRequestBreaksAnythingOrTellsOfTheInside() {
        ServerLimits limits = ServerLimits.STANDARD
                .withBodyBytes(16 * 1024)
                .withRates(Rate.UNLIMITED, Rate.UNLIMITED)
                .withConnections(4_096, 4_096);
        try (VaultSite site = new VaultSite(
                new VirtualTime(),
                new InMemoryJournal(),
                AstraServer.builder().limits(limits).accessLog(line -> {}))) {
            site.deposit("mine", "{\"items\":[{\"name\":\"Huge Cat\",\"quantity\":7}],\"gems\":50000000}");
            Holdings before = site.store.read(view -> Vault.holdings(view, VaultSite.USER));
            int[] statuses = new int[600];
            Cases.run(REQUESTS / PER_CASE, random -> {
                try (Wireman wire = new Wireman(site.url())) {
                    for (int i = 0; i < PER_CASE; i++) {
                        attempt(site, wire, random, statuses);
                    }
                }
            });
            Holdings after = site.store.read(view -> Vault.holdings(view, VaultSite.USER));
            assertThat(after).isEqualTo(before);
            assertThat(site.vault.verify()).isNotNull();
            assertThat(site.post("/v2/trades/check", "{\"player\":77}").statusCode())
                    .isEqualTo(200);
            assertThat(statuses[400]).as("malformed").isPositive();
            assertThat(statuses[401]).as("not signed").isPositive();
            assertThat(statuses[404]).as("unknown").isPositive();
            assertThat(statuses[413]).as("too large").isPositive();
            assertThat(statuses[422]).as("malformed, older routes").isPositive();
        }
    }

    private static void attempt(VaultSite site, Wireman wire, Random random, int[] statuses) {
        HostileRequest hostile = new HostileRequest(site, random);
        byte[] request = hostile.bytes();
        Wireman.Answer answer = wire.ask(request, hostile.isWhole());
        String shown = Wireman.shown(request);
        assertThat(answer.status())
                .as(shown)
                .isIn(0, 200, 400, 401, 404, 405, 408, 409, 411, 413, 414, 415, 417, 422, 431, 501);
        assertThat(INSIDE).as(shown).noneMatch(inside -> answer.text().contains(inside));
        statuses[answer.status()]++;
    }
}
