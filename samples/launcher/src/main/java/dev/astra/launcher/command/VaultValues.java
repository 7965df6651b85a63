package dev.astra.launcher.command;

import dev.astra.launcher.business.Business;
import dev.astra.trading.vault.value.Catalogue;
import dev.astra.trading.vault.value.FileCatalogue;
import dev.astra.trading.vault.value.UpdateReport;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** One thread. Loads pets and their values. */
@Command(
        name = "values",
        description = "Load the pets that the vault takes, and their values, from a file of lines name,category,value.")
final class VaultValues extends StoreCommand {
    private static final int SHOWN = 20;

    @Parameters(paramLabel = "FILE", description = "the file; what it does not name stays as it is")
    private Path file;

    VaultValues(Session session) {
        super(session);
    }

    @Override
    Needs needs() {
        return Needs.newStore();
    }

    @Override
    int run(Business business, Terminal terminal) {
        UpdateReport report = new Catalogue(business.store())
                .update(FileCatalogue.at(session().resolve(file)));
        terminal.row("lines", Terminal.number(report.rows()));
        terminal.row("new pets", Terminal.number(report.added()));
        terminal.row("other values", Terminal.number(report.changed()));
        List<String> refused = report.refused();
        refused.stream().limit(SHOWN).forEach(line -> terminal.err().println("  " + Arguments.printable(line)));
        report.failed().forEach((page, why) -> terminal.err().println("  part " + page + ": " + why));
        return refused.isEmpty() && report.failed().isEmpty()
                ? ExitCode.DONE
                : terminal.refused(
                        Terminal.count(refused.size(), "line") + " could not be understood; the others were taken in.");
    }
}
