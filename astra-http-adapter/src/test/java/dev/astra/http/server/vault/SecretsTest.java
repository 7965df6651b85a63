package dev.astra.http.server.vault;

import static dev.astra.http.server.vault.VaultSite.KEY;
import static dev.astra.http.server.vault.VaultSite.SHARED;
import static org.assertj.core.api.Assertions.assertThat;

import dev.astra.core.store.InMemoryJournal;
import dev.astra.http.server.AstraServer;
import dev.astra.http.server.Web;
import dev.astra.testkit.Covers;
import dev.astra.testkit.VirtualTime;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
final class SecretsTest {
    private final List<String> said = new CopyOnWriteArrayList<>();

    @Test
    @Covers("P-005")
    void noSecretIsSaidAgainWhereverItWasPut() {
        AstraServer.Builder builder = AstraServer.builder().accessLog(line -> said.add(line.toString()));
        try (VaultSite site = new VaultSite(new VirtualTime(), new InMemoryJournal(), builder)) {
            for (String secret : List.of(KEY.secret().reveal(), SHARED.reveal())) {
                for (String path : List.of("/v2/trades", "/trading/items/check-pending", "/nothing/" + secret)) {
                    say(site, path, "{\"userId\":\"" + secret + "\",\"authKey\":\"" + secret + "\"}", secret);
                    say(site, path + "?key=" + secret, "{" + secret, secret);
                }
            }
            said.add(Web.get(site.url(), "/metrics").body());
            said.add(KEY.toString() + KEY.secret() + SHARED);
        }
        assertThat(said).hasSizeGreaterThan(20).noneMatch(SecretsTest::tells);
    }

    private void say(VaultSite site, String path, String body, String secret) {
        said.add(Web.post(site.url(), path, body, "Authorization", secret + "!", "X-Key-Id", secret)
                .body());
    }

    private static boolean tells(String text) {
        return text.contains(KEY.secret().reveal()) || text.contains(SHARED.reveal());
    }
}
