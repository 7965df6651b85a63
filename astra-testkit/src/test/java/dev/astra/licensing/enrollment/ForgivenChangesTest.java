package dev.astra.licensing.enrollment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.astra.licensing.LicenseKey;
import dev.astra.licensing.activation.ComponentMatch;
import dev.astra.licensing.activation.EnrollmentCode;
import dev.astra.licensing.activation.SealedComponent;
import dev.astra.licensing.machine.ComponentKind;
import dev.astra.licensing.machine.Parts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The table of the guide is what the rule does, for every set of changes. */
class ForgivenChangesTest {
    private static final Path GUIDE = Path.of("..", "docs", "guide", "activation.md");
    private static final String BEGIN = "<!-- forgiven changes -->\n";
    private static final String END = "<!-- end of forgiven changes -->";
    private static final LicenseKey KEY = new LicenseKey("00112233445566778899aabbccddeeff");
    private static final ComponentKind[] KINDS = ComponentKind.values();

    @Test
    void theGuideShowsExactlyWhichChangesAreForgiven() throws IOException {
        String guide = Files.readString(GUIDE);
        int begin = guide.indexOf(BEGIN) + BEGIN.length();
        assertThat(guide.substring(begin, guide.indexOf(END))).isEqualTo(table());
    }

    private static String table() {
        StringBuilder table = new StringBuilder("| Changed at once | Still the same | Forgiven |\n|---|---|---|\n");
        List<Integer> sets = new ArrayList<>();
        for (int set = 1; set < 1 << KINDS.length; set++) {
            sets.add(set);
        }
        sets.sort((left, right) -> Integer.compare(Integer.bitCount(left), Integer.bitCount(right)));
        for (int set : sets) {
            ComponentKind[] changed = Arrays.stream(KINDS)
                    .filter(kind -> (set & 1 << List.of(KINDS).indexOf(kind)) != 0)
                    .toArray(ComponentKind[]::new);
            int matched = matched(Parts.all(1).with(2, changed));
            assertThat(matched(Parts.all(1).without(changed))).isEqualTo(matched);
            table.append("| ")
                    .append(Arrays.stream(changed).map(ComponentKind::word).collect(Collectors.joining(", ")))
                    .append(" | ")
                    .append(matched)
                    .append(" of 12 | ")
                    .append(matched >= EnrollmentPolicy.STANDARD.needed(12) ? "yes" : "no")
                    .append(" |\n");
        }
        return table.toString();
    }

    private static int matched(Parts machine) {
        Random random = new Random(1);
        List<SealedComponent> sealed = EnrollmentCode.of(Parts.all(1).read()).components().stream()
                .map(component -> SealedComponent.seal(component, KEY, random))
                .toList();
        return ComponentMatch.of(sealed, KEY, machine.read()).matched();
    }
}
