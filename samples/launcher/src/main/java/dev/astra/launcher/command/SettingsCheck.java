package dev.astra.launcher.command;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.astra.launcher.command.TextTable.Column;
import dev.astra.launcher.settings.AstraSettings;
import dev.astra.launcher.settings.Finding;
import dev.astra.launcher.settings.Key;
import dev.astra.launcher.settings.Keys;
import dev.astra.launcher.settings.SettingsReader;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** One thread. Tells what a settings file means and what is wrong with it. */
@Command(name = "check", description = "Tell what a settings file means, and everything that is wrong with it.")
final class SettingsCheck implements Callable<Integer> {
    private final Session session;

    @Parameters(
            arity = "0..1",
            paramLabel = "FILE",
            description = "the file; else ASTRA_SETTINGS_FILE, else Astra_Settings.ini here")
    private Optional<Path> file = Optional.empty();

    @Option(names = "--json", description = "print it for programs")
    private boolean json;

    @Spec
    private CommandSpec spec;

    SettingsCheck(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        SettingsReader reader = new SettingsReader(session.configuration());
        AstraSettings settings =
                file.map(path -> reader.read(session.resolve(path))).orElseGet(reader::read);
        Terminal terminal = Terminal.of(spec);
        if (json) {
            Json.print(report(settings), terminal);
            if (!settings.problems().isEmpty()) {
                terminal.err()
                        .println(Terminal.count(settings.problems().size(), "problem") + " in " + settings.file());
            }
        } else {
            tell(settings, terminal);
        }
        return settings.problems().isEmpty() ? ExitCode.DONE : ExitCode.REFUSED;
    }

    private void tell(AstraSettings settings, Terminal terminal) {
        terminal.out().println("Settings of " + settings.file());
        TextTable table =
                new TextTable(session.colored(), Column.left("KEY"), Column.left("VALUE"), Column.left("FROM"));
        for (Key<?> key : Keys.ALL) {
            table.row(key.name(), shown(settings, key), source(settings, key));
        }
        table.print(terminal);
        list("notice", settings.notices(), terminal.out());
        terminal.out().flush();
        list("problem", settings.problems(), terminal.err());
        if (settings.findings().isEmpty()) {
            terminal.out().println("Nothing is wrong with it.");
        }
    }

    private static void list(String what, List<Finding> findings, PrintWriter out) {
        if (!findings.isEmpty()) {
            out.println(Terminal.count(findings.size(), what) + ":");
            findings.forEach(finding -> out.println("  " + Arguments.printable(finding.sentence())));
        }
    }

    private static String shown(AstraSettings settings, Key<?> key) {
        return settings.shown(key).orElse("not set");
    }

    private static String source(AstraSettings settings, Key<?> key) {
        return settings.look(key).map(AstraSettings.Found::source).orElse("");
    }

    private static ObjectNode report(AstraSettings settings) {
        ObjectNode root = Json.object();
        root.put("file", settings.file().toString());
        root.put("usable", settings.problems().isEmpty());
        ArrayNode values = root.putArray("settings");
        for (Key<?> key : Keys.ALL) {
            ObjectNode value = values.addObject();
            value.put("section", key.section());
            value.put("key", key.name());
            value.put("value", settings.shown(key).orElse(null));
            value.put(
                    "source",
                    settings.look(key).map(AstraSettings.Found::source).orElse(null));
        }
        add(root.putArray("problems"), settings.problems());
        add(root.putArray("notices"), settings.notices());
        return root;
    }

    private static void add(ArrayNode list, List<Finding> findings) {
        for (Finding finding : findings) {
            ObjectNode node = list.addObject();
            node.put("line", finding.line());
            node.put("key", finding.key());
            node.put("text", finding.text());
        }
    }
}
