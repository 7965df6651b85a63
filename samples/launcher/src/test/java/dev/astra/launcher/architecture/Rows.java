package dev.astra.launcher.architecture;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * Immutable. The rows of {@code docs/behaviour} as they are written.
 *
 * @param ids every row's number, as often as it is written
 * @param pending rows that are said to have no test yet
 */
record Rows(List<String> ids, Set<String> pending) {
    private static final String PENDING = "pending.md";
    private static final Pattern ROW = Pattern.compile("^\\| *([A-Z]-\\d{3}) *\\| *[^| ]", Pattern.MULTILINE);
    private static final Pattern PENDING_ROW = Pattern.compile("^- *([A-Z]-\\d{3})\\b", Pattern.MULTILINE);

    static Rows read(Path folder) {
        List<String> ids = Checkout.files(folder, ".md").stream()
                .filter(file -> !file.endsWith(PENDING))
                .flatMap(file -> ids(ROW, file).stream())
                .toList();
        Path pending = folder.resolve(PENDING);
        return new Rows(ids, Files.exists(pending) ? new TreeSet<>(ids(PENDING_ROW, pending)) : Set.of());
    }

    private static List<String> ids(Pattern pattern, Path file) {
        return pattern.matcher(Checkout.read(file))
                .results()
                .map((MatchResult match) -> match.group(1))
                .toList();
    }
}
