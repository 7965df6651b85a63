package dev.astra.launcher.trading;

import dev.astra.core.RejectedException;
import dev.astra.core.process.ProcessSpec;
import dev.astra.core.process.ProcessSpecBuilder;
import dev.astra.launcher.settings.AstraSettings;
import dev.astra.launcher.settings.Keys;
import dev.astra.launcher.settings.TradeBot;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One thread. Finds the program of the trade bot: beside the settings file, or on the path. */
final class BotProgram {
    private static final Logger LOG = LoggerFactory.getLogger("astra.trading");

    private final AstraSettings settings;
    private final List<Path> path;

    /**
     * Looks nothing up yet.
     *
     * @param settings which name the trade bot
     * @param path where else programs are
     */
    BotProgram(AstraSettings settings, List<Path> path) {
        this.settings = settings;
        this.path = List.copyOf(path);
    }

    /** The directories of the environment's PATH. */
    static List<Path> systemPath() {
        return Stream.of(Optional.ofNullable(System.getenv("PATH")).orElse("").split(File.pathSeparator))
                .filter(directory -> !directory.isBlank())
                .map(Path::of)
                .toList();
    }

    /**
     * The program, held back until it is its turn; empty if there is none and the settings ask for none by name.
     *
     * @param companions where people could have told its command
     * @throws RejectedException if the settings ask for it and it is missing
     */
    Optional<ProcessSpec> find(Path companions) {
        TradeBot wanted = settings.get(Keys.TRADE_BOT);
        if (wanted == TradeBot.NONE) {
            return Optional.empty();
        }
        Path home = Optional.ofNullable(settings.file().toAbsolutePath().getParent())
                .orElse(Path.of("").toAbsolutePath());
        Optional<Path> program = Stream.concat(Stream.of(home), path.stream())
                .flatMap(directory ->
                        Stream.of(wanted.program(), wanted.program() + ".exe").map(directory::resolve))
                .filter(file -> Files.isRegularFile(file) && Files.isExecutable(file))
                .findFirst();
        if (program.isEmpty()) {
            missing(wanted, home.resolve(wanted.program()), companions);
        }
        return program.map(file -> spec(wanted, file, home));
    }

    private void missing(TradeBot wanted, Path expected, Path companions) {
        boolean asked = settings.look(Keys.TRADE_BOT)
                .map(found -> !found.source().equals("default"))
                .orElse(false);
        String advice = "expected the trade bot's program at " + expected
                + ", found none there and none on PATH; put it"
                + " there, name its command as " + wanted.program() + ".command in " + companions + ", or write "
                + Keys.TRADE_BOT.name() + " = none";
        if (asked) {
            throw new RejectedException(advice);
        }
        LOG.warn("no trade bot runs: {}", advice);
    }

    private static ProcessSpec spec(TradeBot wanted, Path program, Path home) {
        ProcessSpecBuilder spec = ProcessSpec.builder(wanted.program(), program.toString());
        return spec.directory(home.toString()).enabled(false).build();
    }
}
