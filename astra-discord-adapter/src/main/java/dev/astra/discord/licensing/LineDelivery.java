package dev.astra.discord.licensing;

import dev.astra.core.UnavailableException;
import dev.astra.core.store.Delivery;
import dev.astra.core.store.OutboxHandler;
import dev.astra.discord.ChannelId;
import dev.astra.discord.guild.ChannelLine;
import dev.astra.discord.guild.GuildGateway;
import dev.astra.discord.guild.Hindrance;
import dev.astra.discord.guild.WriteOutcome;
import java.util.Optional;
import java.util.function.Function;

/** Thread-safe. Writes lines into a channel, in order. */
final class LineDelivery implements OutboxHandler {
    private final LicenseBotSettings settings;
    private final Function<LicenseBotSettings, Optional<ChannelId>> channel;
    private final GuildGateway gateway;
    private final Troubles troubles;

    LineDelivery(
            LicenseBotSettings settings,
            Function<LicenseBotSettings, Optional<ChannelId>> channel,
            GuildGateway gateway,
            Troubles troubles) {
        this.settings = settings;
        this.channel = channel;
        this.gateway = gateway;
        this.troubles = troubles;
    }

    @Override
    public void deliver(Delivery delivery) {
        write(delivery.message().payload(), "astra-" + Long.toString(delivery.id(), Character.MAX_RADIX));
    }

    /** A line for a channel that was taken out of the settings meanwhile is dropped. */
    void write(String text, String nonce) {
        channel.apply(settings).ifPresent(where -> write(new ChannelLine(settings.guild(), where, text, nonce)));
    }

    private void write(ChannelLine line) {
        WriteOutcome outcome = Answers.await(gateway.write(line));
        Optional<Hindrance> hindrance = outcome.fold(written -> Optional.empty(), it -> Optional.of(it.by()));
        if (hindrance.isPresent()) {
            troubles.met(hindrance.get());
            throw new UnavailableException(
                    "a line cannot be written: " + hindrance.get() + "; staff were told what to do",
                    RoleDelivery.AGAIN);
        }
        troubles.gone(Troubles.OF_CHANNELS);
    }
}
