package dev.astra.http.client;

import static org.assertj.core.api.Assertions.assertThat;

import dev.astra.testkit.Covers;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.Test;

class DownloadTest {
    @Test
    @Covers("A-132")
    void theDefaultClientHasATimeOutForEveryWait() {
        OkHttpClient client = Download.defaultClient();
        assertThat(client.connectTimeoutMillis()).isEqualTo(10_000);
        assertThat(client.readTimeoutMillis()).isEqualTo(15_000);
        assertThat(client.writeTimeoutMillis()).isEqualTo(15_000);
        assertThat(client.callTimeoutMillis()).isEqualTo(60_000);
    }
}
