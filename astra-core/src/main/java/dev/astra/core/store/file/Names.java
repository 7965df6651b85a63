package dev.astra.core.store.file;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the files of a store are called. */
final class Names {
    /** A segment in the making; of no use to the next process. */
    static final String SPARE = "spare.new";

    private static final Pattern SEGMENT = Pattern.compile("journal-(\\d{20})\\.jsonl");
    private static final Pattern SNAPSHOT = Pattern.compile("snapshot-(\\d{20})\\.jsonl");

    private Names() {}

    /** The segment whose first batch this is. */
    static String segment(long first) {
        return String.format(Locale.ROOT, "journal-%020d.jsonl", first);
    }

    /** The state after this batch. */
    static String snapshot(long sequence) {
        return String.format(Locale.ROOT, "snapshot-%020d.jsonl", sequence);
    }

    /** The first sequences of the segments that are there, ascending. */
    static List<Long> segments(Folder folder) throws IOException {
        return numbers(folder, SEGMENT);
    }

    /** The sequences of the snapshots that are there, ascending. */
    static List<Long> snapshots(Folder folder) throws IOException {
        return numbers(folder, SNAPSHOT);
    }

    private static List<Long> numbers(Folder folder, Pattern pattern) throws IOException {
        return folder.names().stream()
                .map(pattern::matcher)
                .filter(Matcher::matches)
                .map(name -> Long.valueOf(name.group(1)))
                .sorted()
                .toList();
    }

    /** Files that a crash left half made. */
    static List<String> halfMade(Folder folder) throws IOException {
        return folder.names().stream().filter(name -> name.endsWith(".new")).toList();
    }
}
