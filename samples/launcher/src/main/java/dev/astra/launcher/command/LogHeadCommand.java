package dev.astra.launcher.command;

import dev.astra.launcher.business.Business;
import dev.astra.licensing.signature.Purpose;
import dev.astra.licensing.signature.Signer;
import dev.astra.licensing.transparency.LogHead;
import dev.astra.licensing.transparency.TransparencyLog;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** One thread. Tells how the log is, and signs that for whoever keeps it. */
@Command(
        name = "head",
        description = "Tell how long the log is and its root. Who keeps a signed head can prove later that nothing"
                + " before it was changed.")
final class LogHeadCommand extends StoreCommand {
    @Option(names = "--out", paramLabel = "FILE", description = "write the signed head there")
    private @Nullable Path out;

    LogHeadCommand(Session session) {
        super(session);
    }

    @Override
    int run(Business business, Terminal terminal) {
        Optional<LogHead> head = TransparencyLog.head(business.store().view());
        if (head.isEmpty()) {
            return terminal.refused("The log has no entries yet.");
        }
        terminal.row("entries", Terminal.number(head.get().size()));
        terminal.row("root", head.get().root().hex());
        if (out != null) {
            Signer signer = SigningKeys.signer(session(), Purpose.LOG);
            Path file = session().resolve(out);
            SigningKeys.write(file, signed(head.get(), signer, business));
            terminal.out().println("The signed head is in " + file + ". Keep it elsewhere.");
        }
        return ExitCode.DONE;
    }

    static byte[] signed(LogHead head, Signer signer, Business business) {
        long epoch = Math.max(business.store().epoch(), signer.certificate().leastEpoch());
        return head.sign(signer, epoch, business.scheduler().clock().instant());
    }
}
