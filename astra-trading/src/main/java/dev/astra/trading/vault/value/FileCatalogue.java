package dev.astra.trading.vault.value;

import dev.astra.core.UnavailableException;
import dev.astra.trading.vault.item.Item;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Thread-safe. A file of pets, one a line: {@code name,category,value}, UTF-8, at most 16 MiB. The name is that of the
 * variant, as the game shows it, in double quotes if it has a comma. The category may be left out if the base name begins with
 * it, the value if it is not known. A first line {@code name,category,value}, empty lines and lines that begin with {@code #}
 * say nothing.
 */
public final class FileCatalogue implements CatalogueSource {
    private static final int MOST_BYTES = 16 << 20;
    private static final String HEAD = "name,category,value";

    private final Path file;

    private FileCatalogue(Path file) {
        this.file = file;
    }

    /** The file at a path; read when it is asked for. */
    public static FileCatalogue at(Path file) {
        return new FileCatalogue(Objects.requireNonNull(file, "file"));
    }

    /**
     * The number of pages that its lines fill.
     *
     * @throws UnavailableException if it cannot be read
     */
    @Override
    public int pages() {
        return Math.max(1, (lines().size() + MOST_ROWS - 1) / MOST_ROWS);
    }

    @Override
    public PageOutcome page(int number) {
        List<String> lines;
        try {
            lines = lines();
        } catch (UnavailableException unreadable) {
            return new PageOutcome.Failed(String.valueOf(unreadable.getMessage()));
        }
        List<CatalogueRow> rows = new ArrayList<>();
        List<String> refused = new ArrayList<>();
        int from = Math.min((number - 1) * MOST_ROWS, lines.size());
        for (int i = from; i < Math.min(from + MOST_ROWS, lines.size()); i++) {
            String line = lines.get(i).strip();
            if (!line.isEmpty() && !line.startsWith("#") && !(i == 0 && line.equalsIgnoreCase(HEAD))) {
                read(i + 1, line, rows, refused);
            }
        }
        return new PageOutcome.Read(rows, refused);
    }

    private static void read(int number, String line, List<CatalogueRow> rows, List<String> refused) {
        try {
            rows.add(row(fields(line)));
        } catch (IllegalArgumentException wrong) {
            refused.add("line " + number + ": " + wrong.getMessage());
        }
    }

    private static CatalogueRow row(List<String> fields) {
        Item item = Item.parse(fields.get(0));
        String word = fields.size() > 1 ? fields.get(1) : "";
        Optional<Category> category = word.isEmpty() ? Category.ofBase(item.base()) : Category.of(word);
        return new CatalogueRow(
                item,
                category.orElseThrow(() -> new IllegalArgumentException("expected the category Huge or Titanic")),
                value(fields.size() > 2 ? fields.get(2) : ""));
    }

    private static OptionalLong value(String text) {
        return ValueText.parse(text)
                .fold(read -> OptionalLong.of(read.value()), empty -> OptionalLong.empty(), unknown -> {
                    throw new IllegalArgumentException(
                            "expected a value like 1250000 or 1.25M, got a text of " + text.length() + " characters");
                });
    }

    /** The fields of a line. A value may have commas itself: only the first two that are not in quotes part fields. */
    private static List<String> fields(String line) {
        List<String> fields = new ArrayList<>();
        String rest = line;
        if (rest.startsWith("\"")) {
            int end = rest.indexOf('"', 1);
            if (end < 0 || (end + 1 < rest.length() && rest.charAt(end + 1) != ',')) {
                throw new IllegalArgumentException("expected a second double quote at the end of the name");
            }
            fields.add(rest.substring(1, end));
            rest = rest.substring(end + 1);
        } else {
            int comma = rest.indexOf(',');
            fields.add((comma < 0 ? rest : rest.substring(0, comma)).strip());
            rest = comma < 0 ? "" : rest.substring(comma);
        }
        if (!rest.isEmpty()) {
            int comma = rest.indexOf(',', 1);
            fields.add((comma < 0 ? rest.substring(1) : rest.substring(1, comma)).strip());
            if (comma >= 0) {
                fields.add(unquoted(rest.substring(comma + 1).strip()));
            }
        }
        return fields;
    }

    private static String unquoted(String text) {
        boolean quoted = text.length() > 1 && text.startsWith("\"") && text.endsWith("\"");
        return quoted ? text.substring(1, text.length() - 1) : text;
    }

    private List<String> lines() {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] bytes = in.readNBytes(MOST_BYTES + 1);
            if (bytes.length > MOST_BYTES) {
                throw new UnavailableException("expected at most 16 MiB in " + file + ", found more");
            }
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            return (text.startsWith("\uFEFF") ? text.substring(1) : text)
                    .lines()
                    .toList();
        } catch (CharacterCodingException other) {
            throw new UnavailableException("expected UTF-8 in " + file + ", found something else", other);
        } catch (IOException failed) {
            throw new UnavailableException("expected to read " + file + ", which failed: " + failed, failed);
        }
    }
}
