package dev.astra.launcher.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class GuideTest {
    private static final Pattern ROW = Pattern.compile("^\\| `([A-Z_]+)` \\|(.*)\\|(.*)\\|$", Pattern.MULTILINE);
    private static final Path GUIDE = Path.of("..", "..", "docs", "guide", "launcher.md");

    @Test
    void theGuideNamesEverySettingAndNoOther() throws IOException {
        TreeSet<String> known = new TreeSet<>(List.of("ASTRA_JAVA_OPTS"));
        for (Setting<?> setting : Settings.ALL) {
            known.add(setting.key());
            if (setting.secret()) {
                known.add(setting.fileKey());
            }
        }
        assertThat(rows().stream().map(row -> row.group(1))).containsExactlyInAnyOrderElementsOf(known);
    }

    @Test
    void theGuideTellsTheDefaultsAsTheyAre() throws IOException {
        List<MatchResult> rows = rows();
        for (Setting<?> setting : Settings.ALL) {
            String told = rows.stream()
                    .filter(row -> row.group(1).equals(setting.key()))
                    .map(row -> row.group(3))
                    .findFirst()
                    .orElse("");
            assertThat(told).as(setting.key()).contains(setting.fallback().orElse(""));
        }
    }

    private static List<MatchResult> rows() throws IOException {
        return ROW.matcher(Files.readString(GUIDE)).results().toList();
    }
}
