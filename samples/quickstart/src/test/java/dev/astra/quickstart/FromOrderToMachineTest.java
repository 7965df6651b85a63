package dev.astra.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import dev.astra.licensing.MachineId;
import dev.astra.licensing.machine.Grade;
import dev.astra.licensing.machine.MachineIdOutcome;
import dev.astra.licensing.machine.MachineIdSource;
import dev.astra.licensing.verify.LicenseVerdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FromOrderToMachineTest {
    private static final int MOST_LINES = 25;

    @TempDir
    Path directory;

    private LicenseVerdict run(String machine) throws IOException {
        MachineIdSource source =
                () -> new MachineIdOutcome.Found(MachineId.parse(machine), Grade.HARDWARE, "made up for this test");
        return FromOrderToMachine.run(
                directory.resolve("store"), Files.createDirectories(directory.resolve("web")), source);
    }

    @Test
    void endsWithTheMachineLicensedAndItsLineOnTheList() throws IOException {
        assertThat(run("4c4c4544-0042-3510-8054-b7c04f534433")).isInstanceOf(LicenseVerdict.Allowed.class);
        assertThat(directory.resolve("web/digits.txt"))
                .content()
                .isEqualTo("6b86b273ff34fce19d6b804eff5a3f5747ada4eaa22f1d49c01e52ddb7875b4b"
                        + ":84010bae6ac6f4dcddcdf7899feda667cc329a6dec89965441c01ff902c31751\n");
    }

    @Test
    void takesNoMoreThanTwentyFiveLines() throws IOException {
        List<String> lines = Files.readAllLines(Path.of("src/main/java/dev/astra/quickstart/FromOrderToMachine.java"));
        long shown = lines.stream()
                .dropWhile(line -> !line.contains("// region"))
                .skip(1)
                .takeWhile(line -> !line.contains("// endregion"))
                .count();
        assertThat(shown).isBetween(10L, (long) MOST_LINES);
    }
}
