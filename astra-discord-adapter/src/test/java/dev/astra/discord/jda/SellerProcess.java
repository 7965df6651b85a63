package dev.astra.discord.jda;

import dev.astra.core.Secret;
import dev.astra.core.store.file.FileJournal;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** A seller's program in a process of its own, to be killed. It prints the order that can be claimed, and runs until it is. */
final class SellerProcess {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private SellerProcess() {}

    static Process start(Wire wire, Path store) throws IOException {
        return new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        SellerProcess.class.getName(),
                        wire.discord.token().reveal(),
                        wire.discord.restUrl().toString(),
                        wire.discord.gatewayUrl().toString(),
                        store.toString(),
                        Long.toString(wire.shop.id()),
                        Long.toString(wire.log.id())))
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    public static void main(String[] words) throws IOException {
        JdaConnection discord = JdaConnection.login(Secret.of(words[0]))
                .endpoints(URI.create(words[1]), URI.create(words[2]))
                .open();
        discord.awaitReady(PATIENCE);
        LicenseShop shop = new LicenseShop(
                FileJournal.at(Path.of(words[3])), discord, Long.parseLong(words[4]), Long.parseLong(words[5]));
        shop.start().bot.start();
        System.out.println(shop.order());
        System.in.transferTo(System.out);
    }
}
