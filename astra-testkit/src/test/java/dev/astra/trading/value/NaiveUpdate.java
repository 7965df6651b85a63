package dev.astra.trading.value;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The update rules once more, written as text against text, row by row, the way the old program did it. */
final class NaiveUpdate {
    final List<String> changes = new ArrayList<>();
    final String file;

    NaiveUpdate(String text, FetchedFeed feed) {
        String end = text.contains("\r\n") ? "\r\n" : "\n";
        boolean open = !text.endsWith("\n");
        List<String> out = new ArrayList<>();
        for (String line : text.split("\r?\n", -1)) {
            String[] columns = line.split(":", -1);
            if (columns.length != 5) {
                out.add(line);
                continue;
            }
            String value = valueOf(feed, columns[0]);
            if (value == null || (value.equals("-1") && !columns[3].equals("9999999999"))) {
                out.add(line);
            } else if (value.equals("-1")) {
                changes.add("devalued " + columns[0] + " from " + columns[1]);
            } else {
                if (!value.equals(columns[1])) {
                    changes.add("revalued " + columns[0] + " from " + columns[1] + " to " + value);
                }
                out.add(columns[0] + ":" + value + ":" + columns[2] + ":9999999999:" + columns[4]);
            }
        }
        if (!open) {
            out.remove(out.size() - 1);
        }
        feed.items().stream()
                .filter(item -> item.value().isPresent())
                .filter(item -> !("\n" + text).contains("\n" + item.id() + ":"))
                .sorted((a, b) -> a.id().compareTo(b.id()))
                .forEach(item -> {
                    changes.add("added " + item.id() + " at " + item.value().getAsLong());
                    out.add(item.id() + ":" + item.value().getAsLong() + ":0.000000:9999999999:0.000000");
                });
        this.file = String.join(end, out) + (open ? "" : end);
    }

    private static @Nullable String valueOf(FetchedFeed feed, String id) {
        for (ItemValue item : feed.items()) {
            if (item.id().toString().equals(id)) {
                return item.value().isPresent() ? Long.toString(item.value().getAsLong()) : "-1";
            }
        }
        return null;
    }
}
