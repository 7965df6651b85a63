package dev.astra.trading.vault.legacy;

import dev.astra.core.RejectedException;
import dev.astra.core.UnavailableException;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/** Thread-safe. A directory with {@code users.jsonl}, {@code discord_users.jsonl} and so on; {@code .json} will do as well. */
public final class FileVaultExport {
    private static final int MOST_LINES = 1_000_000;
    private static final int LONGEST_LINE = 1 << 20;

    private final Path directory;

    private FileVaultExport(Path directory) {
        this.directory = directory;
    }

    /** The directory at a path. */
    public static FileVaultExport at(Path directory) {
        return new FileVaultExport(Objects.requireNonNull(directory, "directory"));
    }

    /**
     * Reads all files that are there.
     *
     * @throws RejectedException if none is, or one is too large or no UTF-8
     * @throws UnavailableException if one cannot be read
     */
    public LegacyFiles read() {
        Map<LegacyCollection, List<String>> lines = new EnumMap<>(LegacyCollection.class);
        for (LegacyCollection collection : LegacyCollection.values()) {
            Stream.of(".jsonl", ".json")
                    .map(ending -> directory.resolve(collection.word() + ending))
                    .filter(Files::isRegularFile)
                    .findFirst()
                    .ifPresent(file -> lines.put(collection, lines(file)));
        }
        if (lines.isEmpty()) {
            throw new RejectedException(
                    "expected users.jsonl, discord_users.jsonl, inventory.jsonl, transactions.jsonl or"
                            + " pet_values.jsonl in " + directory
                            + ", found none; export each collection with one document a line");
        }
        return new LegacyFiles(lines);
    }

    private static List<String> lines(Path file) {
        List<String> lines = new ArrayList<>();
        try (BufferedReader in = Files.newBufferedReader(file)) {
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                if (line.length() > LONGEST_LINE || lines.size() == MOST_LINES) {
                    throw new RejectedException("expected at most " + MOST_LINES + " lines of at most " + LONGEST_LINE
                            + " characters in " + file + ", found more");
                }
                lines.add(line);
            }
        } catch (CharacterCodingException other) {
            throw new RejectedException("expected UTF-8 in " + file + ", found something else", other);
        } catch (IOException failed) {
            throw new UnavailableException("expected to read " + file + ", which failed: " + failed, failed);
        }
        return lines;
    }
}
