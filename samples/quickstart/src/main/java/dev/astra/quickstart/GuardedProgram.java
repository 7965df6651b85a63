package dev.astra.quickstart;

import dev.astra.licensing.LicenseKey;
import dev.astra.licensing.machine.MachineIdSource;
import dev.astra.licensing.machine.OshiMachineIdSource;
import dev.astra.licensing.signature.RootKeys;
import dev.astra.licensing.verify.Enforcement;
import dev.astra.licensing.verify.FileGraceMemory;
import dev.astra.licensing.verify.FileWhitelistSource;
import dev.astra.licensing.verify.LicenseCheck;
import dev.astra.licensing.verify.ReleaseSource;
import dev.astra.licensing.verify.UpdateCheck;
import dev.astra.licensing.verify.Version;
import dev.astra.licensing.verify.WhitelistSource;
import java.io.PrintStream;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;

/** A console program that runs on licensed machines only, with grace while the list is away, and tells of newer versions. */
public final class GuardedProgram {
    private GuardedProgram() {}

    /**
     * Starts the program.
     *
     * @param arguments the license key, the seller's root key, where the list is, and a file to remember in
     */
    public static void main(String[] arguments) {
        int code = start(
                arguments[0],
                arguments[1],
                new OshiMachineIdSource(),
                new FileWhitelistSource(Path.of(arguments[2])),
                () -> "1.0.0",
                Path.of(arguments[3]),
                System.out);
        System.exit(code);
    }

    static int start(
            String key,
            String rootKey,
            MachineIdSource machine,
            WhitelistSource list,
            ReleaseSource releases,
            Path memory,
            PrintStream screen) {
        // region guarded
        // Is there a newer version? Whatever comes of it, the program may go on.
        URI download = URI.create("https://example.test/download");
        String news = UpdateCheck.builder(Version.parse("1.0.0"), releases, download)
                .build()
                .run()
                .fold(same -> "", newer -> "Version " + newer.version() + " is at " + newer.link(), unknown -> "");
        screen.println(news);

        // Is this machine licensed? While the list is away, the last yes holds for some time.
        return LicenseCheck.signed("astra", LicenseKey.parse(key), RootKeys.of(rootKey), machine, list)
                .grace(new FileGraceMemory(memory), Duration.ofDays(3))
                .build()
                .run()
                .consequence(Enforcement.STRICT)
                .fold(run -> program(screen, ""), tell -> program(screen, tell.message()), stop -> {
                    screen.println(stop.message());
                    return 1;
                });
        // endregion
    }

    private static int program(PrintStream screen, String notice) {
        screen.println(notice + "Here the program begins.");
        return 0;
    }
}
