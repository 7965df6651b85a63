package dev.astra.quickstart;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Immutable. A code block of a document that names the source it was taken from:
 *
 * <pre>
 * &lt;!-- source: path/below/the/checkout#region --&gt;
 * ```java
 * the block
 * ```
 * </pre>
 *
 * <p>Without {@code #region} it is the whole file. A region stands between a comment {@code region name} and the next
 * comment {@code endregion}, whatever the language's comment looks like. Common indentation does not count.
 *
 * @param document the file that shows the block
 * @param source a path below the checkout
 * @param region empty for the whole file
 */
record Example(Path document, String source, String region, String block) {
    private static final Pattern SHOWN = Pattern.compile(
            "^<!-- source: ([^#\\s]+)(?:#(\\S+))? -->\\s*^```\\w*\\n(.*?)^```$", Pattern.MULTILINE | Pattern.DOTALL);

    /** All examples of a document, in order. */
    static List<Example> of(Path document) throws IOException {
        return SHOWN.matcher(Files.readString(document))
                .results()
                .map(shown -> new Example(
                        document, shown.group(1), shown.group(2) == null ? "" : shown.group(2), shown.group(3)))
                .toList();
    }

    /** How many blocks the document announces; each must have been understood. */
    static long announced(Path document) throws IOException {
        return Files.readString(document)
                .lines()
                .filter(line -> line.startsWith("<!-- source:"))
                .count();
    }

    /** The text that the block must show. */
    String expected(Path checkout) throws IOException {
        List<String> lines = Files.readAllLines(checkout.resolve(source));
        return plain(region.isEmpty() ? lines : region(lines));
    }

    /** The text that the block shows. */
    String shown() {
        return plain(block.lines().toList());
    }

    private List<String> region(List<String> lines) {
        Pattern begin = Pattern.compile("\\s*(//|#|<!--|--) region " + Pattern.quote(region) + "( -->)?\\s*");
        Pattern end = Pattern.compile("\\s*(//|#|<!--|--) endregion\\b.*");
        for (int from = 0; from < lines.size(); from++) {
            if (begin.matcher(lines.get(from)).matches()) {
                for (int to = from + 1; to < lines.size(); to++) {
                    if (end.matcher(lines.get(to)).matches()) {
                        return lines.subList(from + 1, to);
                    }
                }
            }
        }
        throw new IllegalStateException("expected a region " + region + " with an end in " + source + ", found none");
    }

    private static String plain(List<String> lines) {
        return String.join("\n", lines).stripTrailing().stripIndent();
    }
}
