package dev.astra.launcher.demo;

import dev.astra.core.Secret;
import dev.astra.core.time.SystemScheduler;
import dev.astra.launcher.command.Program;
import dev.astra.launcher.command.Surroundings;
import dev.astra.licensing.signature.FileKeys;
import dev.astra.licensing.signature.VerifyingKey;
import dev.astra.testkit.FakeShoppy;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;

/** One thread. What the story plays on: a shop, a web server, a directory, and the seller's process. */
final class Stage implements AutoCloseable {
    private static final Secret SHOP_KEY = Secret.of("key-of-the-demo-shop");

    private final Narrator narrator;
    private final boolean keep;
    private final Path directory;
    private final FakeShoppy shop;
    private final Community community = new Community();
    private final WebRoot web;
    private final SystemScheduler scheduler = new SystemScheduler("astra-demo");
    private final List<VerifyingKey> roots;
    private Seller seller;

    private Stage(Narrator narrator, boolean keep, Path directory) throws IOException, InterruptedException {
        this.narrator = narrator;
        this.keep = keep;
        this.directory = directory;
        this.shop = FakeShoppy.start(SHOP_KEY);
        this.web = WebRoot.start(Files.createDirectory(directory.resolve("web")));
        this.roots = makeKeys();
        this.seller = startSeller();
    }

    /** As {@code astra keys create} does: a root key, and signing keys under it. */
    private List<VerifyingKey> makeKeys() {
        StringWriter output = new StringWriter();
        PrintWriter printer = new PrintWriter(output);
        String[] words = {"keys", "create", "--root", rootKey().toString()};
        Map<String, String> settings = Map.of("ASTRA_HOME", home().toString());
        Program.SELLER.run(new Surroundings(settings, directory, new CountDownLatch(1)), words, printer, printer);
        return FileKeys.in(home().resolve("keys")).roots();
    }

    static Stage set(Narrator narrator, boolean keep) throws IOException, InterruptedException {
        return new Stage(narrator, keep, Files.createTempDirectory("astra-demo-"));
    }

    Path directory() {
        return directory;
    }

    Path home() {
        return directory.resolve("home");
    }

    Path store() {
        return home().resolve("store");
    }

    Path publishedList() {
        return directory.resolve("web").resolve("astra.list");
    }

    Path rootKey() {
        return directory.resolve("root.key");
    }

    /** What the buyer's program was built with. */
    List<VerifyingKey> roots() {
        return roots;
    }

    FakeShoppy shop() {
        return shop;
    }

    Community community() {
        return community;
    }

    WebRoot web() {
        return web;
    }

    Seller seller() {
        return seller;
    }

    /** Types a command for all to see. */
    Seller.Answer type(String... words) {
        narrator.typed(List.of(words));
        Seller.Answer answer = seller.command(List.of(words));
        narrator.answered(answer.output());
        return answer;
    }

    /** Starts the seller's process again after it was killed. */
    void restart() throws IOException, InterruptedException {
        seller = startSeller();
    }

    private Seller startSeller() throws IOException, InterruptedException {
        Map<String, String> settings = new HashMap<>(Map.of(
                "ASTRA_HOME", home().toString(),
                "ASTRA_WEB_ROOT", directory.resolve("web").toString(),
                "ASTRA_POLL_SECONDS", "86400",
                "SHOPPY_API_KEY", SHOP_KEY.reveal(),
                "SHOPPY_URL", shop.baseUrl().toString(),
                "SHOPPY_PAUSE_MILLIS", "0"));
        settings.putAll(community.settings());
        return Seller.start(directory, home(), settings, scheduler);
    }

    @Override
    public void close() throws IOException {
        narrator.aside(keep ? "Kept for you: " + directory : "The stand-ins and their directory are gone again.");
        seller.close();
        shop.close();
        community.close();
        web.close();
        scheduler.close();
        if (!keep) {
            remove(directory);
        }
    }

    static void remove(Path directory) throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
