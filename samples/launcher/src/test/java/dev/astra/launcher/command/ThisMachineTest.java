package dev.astra.launcher.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.astra.licensing.MachineId;
import dev.astra.licensing.machine.Grade;
import dev.astra.licensing.machine.MachineIdOutcome;
import dev.astra.testkit.Covers;
import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class ThisMachineTest {
    private static final MachineId MACHINE = new MachineId("4c4c4544-0042-3510-8054-b7c04f534433");

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    @Covers("A-123")
    void printsTheExactLineForTheSellersBotAndEndsWithOneWhereTheMachineHasNoId() {
        assertThat(run(new MachineIdOutcome.Found(MACHINE, Grade.HARDWARE, "SMBIOS UUID")))
                .isZero();
        assertThat(out.toString().lines()).contains("  $whitelist 4c4c4544-0042-3510-8054-b7c04f534433");
        out.getBuffer().setLength(0);
        assertThat(run(new MachineIdOutcome.Unavailable("expected an id, found a blank one")))
                .isEqualTo(1);
        assertThat(err.toString()).contains("expected an id, found a blank one");
        assertThat(out.toString()).isEmpty();
    }

    @Test
    void saysWhatTheIdIsWorth() {
        run(new MachineIdOutcome.Found(MACHINE, Grade.INSTALLATION, "Linux machine-id"));
        assertThat(out.toString()).contains("Linux machine-id; a new installation of the operating system changes it.");
    }

    private int run(MachineIdOutcome outcome) {
        return new CommandLine(new ThisMachine(() -> outcome))
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute();
    }
}
