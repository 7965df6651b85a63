package dev.astra.launcher.command;

import dev.astra.launcher.config.Settings;
import dev.astra.licensing.signature.Certificate;
import dev.astra.licensing.signature.FileKeys;
import dev.astra.licensing.signature.Purpose;
import dev.astra.licensing.signature.Signer;
import dev.astra.licensing.signature.VerifyingKey;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** One thread. A command on the keys in the home directory. The store is not needed, and a running instance may go on. */
abstract class KeyCommand implements Callable<Integer> {
    static final int MOST_DAYS = 3_650;

    /** A certificate that ends within this time is told of. */
    private static final Duration SOON = Duration.ofDays(30);

    private final Session session;

    @Spec
    private CommandSpec spec;

    KeyCommand(Session session) {
        this.session = session;
    }

    @Override
    public final Integer call() {
        session.configuration().check(List.of(), List.of(Settings.ZONE));
        return run(FileKeys.in(session.home().keys()), Terminal.of(spec));
    }

    abstract int run(FileKeys keys, Terminal terminal);

    final Session session() {
        return session;
    }

    final CommandSpec spec() {
        return spec;
    }

    static Instant now() {
        return InstantSource.system().instant();
    }

    final void tell(Signer signer, Terminal terminal) {
        Certificate certificate = signer.certificate();
        ZoneId zone = session.configuration().get(Settings.ZONE);
        terminal.row(
                word(certificate.purpose()),
                "key " + certificate.key().id() + ", until " + Terminal.time(certificate.until(), zone)
                        + (certificate.leastEpoch() > 1 ? ", least epoch " + certificate.leastEpoch() : ""));
        Duration left = Duration.between(now(), certificate.until());
        if (left.compareTo(SOON) < 0) {
            terminal.err()
                    .println("warning: the key for " + word(certificate.purpose())
                            + (left.isNegative() ? " signs nothing any more" : " signs for " + Words.of(left) + " only")
                            + "; \"astra keys rotate\" makes the next one");
        }
    }

    static void tellRoots(FileKeys keys, Terminal terminal) {
        terminal.out()
                .println("Build this into your program, as the root "
                        + (keys.roots().size() == 1 ? "key" : "keys") + " that it trusts:");
        for (VerifyingKey root : keys.roots()) {
            terminal.out().println("  " + root);
        }
    }

    static String word(Purpose purpose) {
        return purpose.name().toLowerCase(Locale.ROOT);
    }
}
