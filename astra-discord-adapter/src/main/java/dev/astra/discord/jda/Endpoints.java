package dev.astra.discord.jda;

import java.net.URI;
import java.util.Objects;
import net.dv8tion.jda.api.JDABuilder;
import net.dv8tion.jda.api.requests.RestConfig;
import net.dv8tion.jda.api.utils.ConcurrentSessionController;

/** Immutable. Where Discord is, if it is not where it always is. */
record Endpoints(URI rest, URI gateway) {
    Endpoints {
        Objects.requireNonNull(rest, "rest");
        Objects.requireNonNull(gateway, "gateway");
    }

    void applyTo(JDABuilder builder) {
        String url = gateway.toString();
        builder.setRestConfig(new RestConfig().setBaseUrl(rest.toString()));
        builder.setSessionController(
                new ConcurrentSessionController() { // the plain adapter would retry without a pause
                    @Override
                    public String getGateway() {
                        return url;
                    }
                });
    }
}
