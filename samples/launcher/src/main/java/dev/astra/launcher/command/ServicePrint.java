package dev.astra.launcher.command;

import dev.astra.core.RejectedException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** One thread. Prints what an operating system needs to run an instance as a service, and what to do with it. */
@Command(name = "service", description = "Print a service file for systemd or Windows, and say what to do with it.")
final class ServicePrint implements Callable<Integer> {
    private final Session session;

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "SYSTEM", description = "systemd or windows")
    private String system = "";

    @Option(names = "--program", required = true, paramLabel = "FILE", description = "where the start script is")
    private Path program = Path.of("astra");

    ServicePrint(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        Path start = session.resolve(program);
        requirePlain(start);
        requirePlain(session.home().directory());
        List<String> lines = switch (system) {
            case "systemd" -> systemd(start);
            case "windows" -> windows(start);
            default -> throw new RejectedException("expected systemd or windows, got another system");
        };
        return Terminal.of(spec).done(lines.toArray(String[]::new));
    }

    /** Without what means something in a service file. */
    private static void requirePlain(Path path) {
        boolean windows = path.getFileSystem().getSeparator().equals("\\");
        if (path.toString().chars().anyMatch(c -> c < ' ' || "\"%$".indexOf(c) >= 0 || (c == '\\' && !windows))) {
            throw new RejectedException(
                    "expected a path without quotes, percent signs, dollar signs, backslashes and control characters");
        }
    }

    private List<String> systemd(Path start) {
        return List.of(
                "# Save as /etc/systemd/system/astra.service, then: systemctl daemon-reload; systemctl enable --now astra",
                "# The log: journalctl -u astra, or where ASTRA_LOG_FILE says. A stop ends the companion programs first, so it may take a while.",
                "[Unit]",
                "Description=Astra",
                "After=network-online.target",
                "Wants=network-online.target",
                "",
                "[Service]",
                "User=" + System.getProperty("user.name", "astra"),
                "WorkingDirectory=" + session.home().directory(),
                "ExecStart=\"" + start + "\" run --home \"" + session.home().directory() + "\"",
                "SuccessExitStatus=0",
                "Restart=on-failure",
                "RestartSec=5",
                "KillMode=mixed",
                "TimeoutStopSec=90",
                "",
                "[Install]",
                "WantedBy=multi-user.target");
    }

    private List<String> windows(Path start) {
        return List.of(
                "<!-- Save as astra-service.xml beside WinSW's program, renamed to astra-service.exe; then run",
                "     \"astra-service install\" and \"astra-service start\" as administrator. Not run there by us. -->",
                "<service>",
                "  <id>astra</id>",
                "  <name>Astra</name>",
                "  <description>Sells licenses and keeps companion programs running</description>",
                "  <executable>" + xml(start.toString()) + "</executable>",
                "  <arguments>run --home \"" + xml(session.home().directory().toString()) + "\"</arguments>",
                "  <onfailure action=\"restart\" delay=\"5 sec\"/>",
                "  <stoptimeout>90 sec</stoptimeout>",
                "  <log mode=\"roll-by-size\"><sizeThreshold>10240</sizeThreshold><keepFiles>5</keepFiles></log>",
                "</service>");
    }

    private static String xml(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
