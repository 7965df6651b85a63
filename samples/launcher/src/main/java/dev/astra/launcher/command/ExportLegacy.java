package dev.astra.launcher.command;

import dev.astra.core.RejectedException;
import dev.astra.core.UnavailableException;
import dev.astra.launcher.business.Business;
import dev.astra.launcher.config.Settings;
import dev.astra.licensing.legacy.FileLegacyDirectory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** One thread. Writes the files of the old bot. */
@Command(
        name = "export-legacy",
        description = "Write database.json and WhitelistsSerialNumbers.txt as the old bot would have.")
final class ExportLegacy extends StoreCommand {
    private static final List<String> NAMES = List.of(FileLegacyDirectory.DATABASE, FileLegacyDirectory.LIST);

    @Parameters(paramLabel = "DIR", description = "where to; made if it is missing")
    private Path directory;

    @Option(names = "--force", description = "overwrite files that are there")
    private boolean force;

    ExportLegacy(Session session) {
        super(session);
    }

    @Override
    Needs needs() {
        return Needs.store().ifSet(Settings.ZONE);
    }

    @Override
    int run(Business business, Terminal terminal) {
        Path target = session().resolve(directory);
        for (String name : NAMES) {
            if (!force && Files.exists(target.resolve(name))) {
                throw new RejectedException(target.resolve(name) + " is there already; nothing was written."
                        + " Name another directory, or overwrite it with --force");
            }
        }
        try {
            Files.createDirectories(target);
            Path beside = Files.createTempDirectory(target, ".astra-export-");
            try {
                long lines = FileLegacyDirectory.at(beside)
                        .export(
                                business.store().view(),
                                business.configuration().get(Settings.ZONE));
                for (String name : NAMES) {
                    Files.move(
                            beside.resolve(name),
                            target.resolve(name),
                            StandardCopyOption.ATOMIC_MOVE,
                            StandardCopyOption.REPLACE_EXISTING);
                }
                return terminal.done("Exported to " + target + ": " + FileLegacyDirectory.DATABASE + ", and "
                        + FileLegacyDirectory.LIST + " with " + Terminal.count(lines, "line") + ".");
            } finally {
                remove(beside);
            }
        } catch (IOException failed) {
            throw new UnavailableException("expected to write to " + target + ", could not: " + failed, failed);
        }
    }

    private static void remove(Path directory) throws IOException {
        for (String name : NAMES) {
            Files.deleteIfExists(directory.resolve(name));
        }
        Files.deleteIfExists(directory);
    }
}
