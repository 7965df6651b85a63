package dev.astra.launcher.command;

import dev.astra.core.RejectedException;
import dev.astra.launcher.config.Settings;
import dev.astra.licensing.MachineId;
import dev.astra.licensing.signature.RootKeys;
import dev.astra.licensing.transparency.LogHead;
import dev.astra.licensing.transparency.ProofFormat;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** One thread. Verifies a proof file. Needs no store. */
@Command(name = "verify", description = "Verify a proof file or a signed head, with a root key and nothing else.")
final class LogVerify implements Callable<Integer> {
    private final Session session;

    @Parameters(paramLabel = "FILE", description = "as \"log prove\" or \"log head\" wrote it")
    private Path file;

    @Option(
            names = "--root",
            paramLabel = "KEY",
            description = "a root key of the seller; else ASTRA_ROOT_KEYS, else the keys here")
    private final List<String> roots = new ArrayList<>();

    @Option(names = "--since", paramLabel = "HEAD", description = "the older signed head of a proof of growth")
    private @Nullable Path since;

    @Option(names = "--machine", paramLabel = "ID", description = "is it the machine of the entry?")
    private @Nullable String machine;

    @Spec
    private CommandSpec spec;

    LogVerify(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        session.configuration().check(List.of(), List.of(Settings.ZONE, Settings.ROOT_KEYS));
        Terminal terminal = Terminal.of(spec);
        RootKeys pinned = SigningKeys.roots(session, roots);
        Path at = session.resolve(file);
        byte[] bytes = SigningKeys.read(at, ProofFormat.MOST_BYTES);
        try {
            if (ProofFormat.isOfEntry(bytes)) {
                return entry(ProofFormat.readEntry(bytes), pinned, terminal);
            }
            return ProofFormat.isOfGrowth(bytes)
                    ? growth(ProofFormat.readGrowth(bytes), pinned, terminal)
                    : head(bytes, pinned, terminal);
        } catch (IllegalArgumentException malformed) {
            return terminal.refused(at + " proves nothing: " + malformed.getMessage());
        }
    }

    private int entry(ProofFormat.Entry read, RootKeys pinned, Terminal terminal) {
        LogHead head = head(read.head(), pinned);
        if (!read.proof().holds(head)) {
            return terminal.refused("WRONG: the log with this signed head does not have this entry.");
        }
        if (machine != null && !read.proof().holds(head, MachineId.parse(machine))) {
            return terminal.refused("WRONG: the log has this entry, but with another machine.");
        }
        ZoneId zone = session.configuration().get(Settings.ZONE);
        return terminal.done("Right: the log has " + LogProve.told(read.proof(), zone)
                + (machine == null ? "" : ", with this machine") + ". It had " + Terminal.number(head.size())
                + " entries when the head was signed.");
    }

    private int growth(ProofFormat.Growth read, RootKeys pinned, Terminal terminal) {
        if (since == null) {
            return terminal.refused("This proves growth since an older head: name that one with --since.");
        }
        LogHead newer = head(read.head(), pinned);
        LogHead older = head(session.resolve(since), pinned);
        boolean fits = read.consistency().older() == older.size()
                && read.consistency().newer() == newer.size()
                && read.consistency().proves(older.root(), newer.root());
        return fits
                ? terminal.done("Right: the log of " + Terminal.number(newer.size()) + " entries begins with all "
                        + Terminal.number(older.size()) + " that it had then.")
                : terminal.refused("WRONG: the log was rewritten, or this is the proof of another head.");
    }

    private int head(byte[] bytes, RootKeys pinned, Terminal terminal) {
        LogHead head = head(bytes, pinned);
        terminal.row("entries", Terminal.number(head.size()));
        terminal.row("root", head.root().hex());
        return terminal.done("Right: the head is signed by who may.");
    }

    static LogHead head(Path file, RootKeys pinned) {
        return head(SigningKeys.read(file, LogHead.MOST_BYTES), pinned);
    }

    private static LogHead head(byte[] bytes, RootKeys pinned) {
        return LogHead.read(bytes, pinned, LogHead.Signed::head, why -> {
            throw new RejectedException("the head of the log is not to be trusted: " + why);
        });
    }
}
