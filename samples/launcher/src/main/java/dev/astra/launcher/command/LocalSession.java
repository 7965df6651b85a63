package dev.astra.launcher.command;

import dev.astra.core.RejectedException;
import dev.astra.core.time.SystemScheduler;
import dev.astra.launcher.business.Business;
import dev.astra.launcher.business.Home;
import dev.astra.launcher.config.Configuration;
import dev.astra.launcher.config.ConfigurationReader;
import dev.astra.launcher.config.Settings;
import dev.astra.launcher.instance.InstanceClient;
import dev.astra.launcher.instance.Request;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;
import java.util.function.IntSupplier;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;

/** One thread. A process of its own, which hands commands on the store to the running instance if there is one. */
final class LocalSession implements Session {
    /** Two short commands at the same moment take turns for this long. */
    private static final Duration TURN = Duration.ofSeconds(5);

    private static final Duration LOOK_AGAIN = Duration.ofMillis(100);

    private final Surroundings around;
    private final Path directory;
    private final Places places;
    private final List<String> words;
    private final PrintWriter out;
    private final PrintWriter err;
    private @Nullable Configuration configuration;

    LocalSession(Surroundings around, Places places, List<String> words, PrintWriter out, PrintWriter err) {
        this.around = around;
        this.directory = around.directory().toAbsolutePath().normalize();
        this.places = places;
        this.words = List.copyOf(words);
        this.out = out;
        this.err = err;
    }

    @Override
    public Configuration configuration() {
        Configuration read = configuration;
        if (read == null) {
            read = new ConfigurationReader(around.environment(), directory).read(places.home, places.file);
            read.warnings().forEach(warning -> err.println("warning: " + warning));
            configuration = read;
        }
        return read;
    }

    @Override
    public Home home() {
        return new Home(configuration().resolve(configuration().get(Settings.HOME)));
    }

    @Override
    public Path resolve(Path path) {
        return directory.resolve(path).normalize();
    }

    @Override
    public boolean verbose() {
        return places.verbose;
    }

    @Override
    public boolean colored() {
        return CommandLine.Help.Ansi.AUTO.enabled();
    }

    @Override
    public int onStore(Needs needs, ToIntFunction<Business> work) {
        try (SystemScheduler scheduler = new SystemScheduler("astra-client")) {
            InstanceClient instance = new InstanceClient(home().directory(), scheduler);
            long begun = System.nanoTime();
            while (true) {
                OptionalInt there = instance.run(new Request(directory.toString(), words), out, err);
                if (there.isPresent()) {
                    return there.getAsInt();
                }
                try (Business business = open(needs)) {
                    return work.applyAsInt(business);
                } catch (StoreInUse inUse) {
                    if (System.nanoTime() - begun > TURN.toNanos()) {
                        throw inUse.refusal;
                    }
                    sleep();
                }
            }
        }
    }

    @Override
    public Optional<Answer> ask(String... command) {
        StringWriter printed = new StringWriter();
        StringWriter complained = new StringWriter();
        try (SystemScheduler scheduler = new SystemScheduler("astra-client")) {
            OptionalInt code = new InstanceClient(home().directory(), scheduler)
                    .run(
                            new Request(directory.toString(), List.of(command)),
                            new PrintWriter(printed),
                            new PrintWriter(complained));
            return code.isPresent()
                    ? Optional.of(new Answer(code.getAsInt(), printed.toString(), complained.toString()))
                    : Optional.empty();
        }
    }

    @Override
    public int onOwnStore(Needs needs, ToIntFunction<Business> work) {
        configuration().check(needs.required(), needs.optional());
        requireNoInstance();
        try (Business business = open(needs)) {
            return work.applyAsInt(business);
        } catch (StoreInUse inUse) {
            throw inUse.refusal;
        }
    }

    @Override
    public int withoutInstance(IntSupplier work) {
        requireNoInstance();
        return work.getAsInt();
    }

    private void requireNoInstance() {
        try (SystemScheduler scheduler = new SystemScheduler("astra-client")) {
            if (new InstanceClient(home().directory(), scheduler).present()) {
                throw new RejectedException("an instance is running already in " + home().directory()
                        + "; stop that one first, or name another home with --home");
            }
        }
    }

    @Override
    public boolean goesOn(Duration time) {
        try {
            return !around.stop().await(time.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    @Override
    public void awaitStop() {
        try {
            around.stop().await();
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }

    private Business open(Needs needs) throws StoreInUse {
        configuration().check(needs.required(), needs.optional());
        Home home = home();
        if (!home.hasStore() && needs.missing() == Needs.Missing.REFUSE) {
            throw new RejectedException(
                    "there is no store in " + home.directory()
                            + "; begin with \"astra import-legacy\" or \"astra orders sync\", or name the right home with --home");
        }
        if (!home.hasStore() && needs.missing() == Needs.Missing.PRETEND) {
            return Business.inMemory(home, configuration());
        }
        home.create();
        try {
            return Business.open(home, configuration());
        } catch (RejectedException refusal) {
            throw new StoreInUse(refusal);
        }
    }

    private static void sleep() {
        try {
            TimeUnit.NANOSECONDS.sleep(LOOK_AGAIN.toNanos());
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw new dev.astra.core.UnavailableException("the wait for the store was interrupted", stop);
        }
    }

    /** Another process has the store just now. */
    private static final class StoreInUse extends Exception {
        private static final long serialVersionUID = 1L;

        private final RejectedException refusal;

        StoreInUse(RejectedException refusal) {
            super(refusal);
            this.refusal = refusal;
        }
    }
}
