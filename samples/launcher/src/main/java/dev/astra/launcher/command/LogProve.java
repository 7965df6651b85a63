package dev.astra.launcher.command;

import dev.astra.core.RejectedException;
import dev.astra.core.store.DurableView;
import dev.astra.launcher.business.Business;
import dev.astra.launcher.config.Settings;
import dev.astra.licensing.BuyerId;
import dev.astra.licensing.signature.Purpose;
import dev.astra.licensing.signature.Signer;
import dev.astra.licensing.transparency.LogHead;
import dev.astra.licensing.transparency.LogProof;
import dev.astra.licensing.transparency.ProofFormat;
import dev.astra.licensing.transparency.TransparencyLog;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** One thread. Writes a proof file: of an entry, or that the log only grew. */
@Command(
        name = "prove",
        description = "Write a proof that whoever has the root key can verify: of a license's newest entry, or that the"
                + " log only grew since a head.")
final class LogProve extends StoreCommand {
    private static final int MOST = 1_000;

    @ArgGroup(multiplicity = "1")
    private final What what = new What();

    @Option(
            names = "--entry",
            paramLabel = "N",
            defaultValue = "1",
            description = "which of the license's entries, 1 is the newest; default: ${DEFAULT-VALUE}")
    private int entry;

    @Option(names = "--out", required = true, paramLabel = "FILE", description = "write the proof there")
    private Path out;

    LogProve(Session session) {
        super(session);
    }

    @Override
    Needs needs() {
        return Needs.store().ifSet(Settings.ZONE);
    }

    @Override
    int run(Business business, Terminal terminal) {
        Arguments.requireRange(spec(), "--entry", entry, 1, MOST);
        Signer signer = SigningKeys.signer(session(), Purpose.LOG);
        DurableView view = business.store().view();
        Optional<LogHead> head = TransparencyLog.head(view);
        if (head.isEmpty()) {
            return terminal.refused("The log has no entries yet.");
        }
        byte[] signed = LogHeadCommand.signed(head.get(), signer, business);
        Path since = what.since;
        return since == null
                ? entry(view, signed, business, terminal)
                : growth(view, session().resolve(since), signed, terminal);
    }

    private int entry(DurableView view, byte[] head, Business business, Terminal terminal) {
        BuyerId license = Objects.requireNonNull(what.license);
        List<LogProof> proofs = TransparencyLog.prove(view, license, entry);
        if (proofs.size() < entry) {
            return terminal.refused("License " + license + " has "
                    + (proofs.isEmpty() ? "no entry that can be opened" : "only " + proofs.size() + " entries")
                    + " in the log.");
        }
        LogProof proof = proofs.get(entry - 1);
        Path file = session().resolve(out);
        SigningKeys.write(file, ProofFormat.write(proof, head));
        return terminal.done(
                "Proved: " + told(proof, business.configuration().get(Settings.ZONE)) + ", entry "
                        + Terminal.number(proof.inclusion().index() + 1) + " of "
                        + Terminal.number(proof.inclusion().size()) + ".",
                "The proof is in " + file + "; \"astra log verify\" verifies it.");
    }

    private int growth(DurableView view, Path since, byte[] head, Terminal terminal) {
        LogHead older = LogVerify.head(since, SigningKeys.roots(session(), List.of()));
        Path file = session().resolve(out);
        try {
            SigningKeys.write(file, ProofFormat.write(TransparencyLog.consistency(view, older.size()), head));
        } catch (IllegalArgumentException shorter) {
            throw new RejectedException(Objects.toString(shorter.getMessage(), "the log is another one"), shorter);
        }
        return terminal.done(
                "Wrote the proof to " + file + "; \"astra log verify\" verifies it with --since and the older head.");
    }

    static String told(LogProof proof, ZoneId zone) {
        return proof.entry().kind().word() + " of license " + proof.entry().license() + " at "
                + Terminal.time(proof.entry().at(), zone);
    }

    /** What is to be proved. */
    static final class What {
        @Parameters(paramLabel = "BUYER-ID", description = "a license")
        private @Nullable BuyerId license;

        @Option(names = "--since", paramLabel = "HEAD", description = "a signed head that was kept")
        private @Nullable Path since;
    }
}
