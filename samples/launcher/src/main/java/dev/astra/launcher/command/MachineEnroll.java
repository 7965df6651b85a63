package dev.astra.launcher.command;

import dev.astra.core.RejectedException;
import dev.astra.core.UserId;
import dev.astra.launcher.business.Business;
import dev.astra.launcher.config.Settings;
import dev.astra.licensing.BuyerId;
import dev.astra.licensing.activation.EnrollmentCode;
import dev.astra.licensing.enrollment.Enrollment;
import dev.astra.licensing.enrollment.EnrollmentOutcome;
import dev.astra.licensing.machine.ComponentKind;
import dev.astra.licensing.signature.Purpose;
import dev.astra.licensing.signature.Signer;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** One thread. Activates a machine for a buyer who sent its code, and writes the file to send back. */
@Command(name = "enroll", description = "Activate a machine by its code, and write the activation file to send back.")
final class MachineEnroll extends StoreCommand {
    @Parameters(paramLabel = "CODE", description = "what \"machine code\" printed on that machine")
    private String code;

    @Option(names = "--user", required = true, paramLabel = "ID", description = "the Discord user id of the buyer")
    private UserId user;

    @Option(names = "--buyer", paramLabel = "N", description = "which of their licenses")
    private @Nullable BuyerId buyer;

    @Option(names = "--out", required = true, paramLabel = "FILE", description = "write the activation file there")
    private Path out;

    MachineEnroll(Session session) {
        super(session);
    }

    @Override
    Needs needs() {
        return Needs.store().ifSet(Settings.ZONE);
    }

    @Override
    int run(Business business, Terminal terminal) {
        Signer signer = SigningKeys.signer(session(), Purpose.ACTIVATION);
        EnrollmentOutcome outcome = business.enrollments().enroll(user, Optional.ofNullable(buyer), parsed());
        ZoneId zone = business.configuration().get(Settings.ZONE);
        return outcome.fold(
                enrolled -> {
                    terminal.out()
                            .println("License " + enrolled.enrollment().license() + " is activated on this machine"
                                    + (enrolled.instead() ? ", in place of another one: " : ": ")
                                    + parts(enrolled.enrollment()));
                    return file(enrolled.enrollment(), signer, business, terminal);
                },
                renewed -> {
                    terminal.out()
                            .println("It is the machine that license "
                                    + renewed.enrollment().license() + " is activated on."
                                    + list(" Taken over: ", renewed.healed())
                                    + list(" Changed too, and not taken over: ", renewed.unhealed()));
                    return file(renewed.enrollment(), signer, business, terminal);
                },
                weak -> terminal.refused("Refused: the machine tells too little about itself: "
                        + Terminal.count(weak.components(), "part") + " worth " + weak.weight() + "; needed are "
                        + weak.leastComponents() + " worth " + weak.leastWeight() + "."),
                early -> terminal.refused("Refused: it is another machine, and license " + early.license()
                        + " changed not long ago. Free at " + Terminal.time(early.until(), zone) + ", in "
                        + Words.of(early.remaining()) + "."),
                notTheirs -> terminal.refused(
                        "Refused: user " + user + " has no such license with a key.",
                        "An imported license gets its key with \"astra license key --buyer N\"."),
                which -> terminal.refused(
                        "Which license? They have " + Words.list(which.licenses()) + "; name one with --buyer."),
                revoked -> terminal.refused("Refused: license " + revoked.license() + " was taken away ("
                        + Words.of(revoked.reason()) + ")."));
    }

    private EnrollmentCode parsed() {
        try {
            return EnrollmentCode.parse(code);
        } catch (IllegalArgumentException wrong) {
            throw new RejectedException(Objects.toString(wrong.getMessage(), "no code"), wrong);
        }
    }

    private static String parts(Enrollment enrollment) {
        return Terminal.count(enrollment.components().size(), "part") + " worth "
                + enrollment.file().weight() + "; " + enrollment.needed() + " must stay the same.";
    }

    private static String list(String begin, List<ComponentKind> kinds) {
        return kinds.isEmpty()
                ? ""
                : begin + kinds.stream().map(ComponentKind::word).collect(Collectors.joining(", ")) + ".";
    }

    private int file(Enrollment enrollment, Signer signer, Business business, Terminal terminal) {
        Instant now = business.scheduler().clock().instant();
        Path file = session().resolve(out);
        SigningKeys.write(file, business.enrollments().sign(enrollment, signer, now));
        return terminal.done("The file is good until "
                + Terminal.time(
                        now.plus(business.enrollments().policy().fileLife()),
                        business.configuration().get(Settings.ZONE))
                + ": " + file);
    }
}
