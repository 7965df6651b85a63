package dev.astra.launcher.top;

import java.time.Duration;
import java.util.Locale;
import java.util.OptionalLong;

/** Texts that fit into so many columns of a terminal. */
final class Cells {
    private static final long KIBI = 1_024;
    private static final int FIRST_WIDE = 0x1100;

    private Cells() {}

    /** Without what could drive a terminal. */
    static String printable(String text) {
        return text.replace('\t', ' ').replaceAll("[\\p{Cntrl}\\p{Cf}\\u2028\\u2029]", "?");
    }

    /** How many columns a text takes. */
    static int width(String text) {
        return text.codePoints().map(Cells::width).sum();
    }

    private static int width(int point) {
        int type = Character.getType(point);
        if (type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK) {
            return 0;
        }
        return point >= FIRST_WIDE && (Character.isIdeographic(point) || wide(point)) ? 2 : 1;
    }

    private static boolean wide(int point) {
        return (point <= 0x115f)
                || (point >= 0x2e80 && point <= 0xa4cf)
                || (point >= 0xac00 && point <= 0xd7a3)
                || (point >= 0xf900 && point <= 0xfaff)
                || (point >= 0xfe30 && point <= 0xfe6f)
                || (point >= 0xff00 && point <= 0xff60)
                || (point >= 0x1f300 && point <= 0x1faff);
    }

    /** As much of the beginning as fits; a mark shows that something was cut off. */
    static String cut(String text, int columns, String mark) {
        if (width(text) <= columns) {
            return text;
        }
        StringBuilder kept = new StringBuilder();
        int left = columns - width(mark);
        for (int point : text.codePoints().toArray()) {
            left -= width(point);
            if (left < 0) {
                break;
            }
            kept.appendCodePoint(point);
        }
        return columns < width(mark) ? "" : kept + mark;
    }

    static String left(String text, int columns, String mark) {
        String cut = cut(text, columns, mark);
        return cut + " ".repeat(Math.max(0, columns - width(cut)));
    }

    static String right(String text, int columns, String mark) {
        String cut = cut(text, columns, mark);
        return " ".repeat(Math.max(0, columns - width(cut))) + cut;
    }

    /** For example {@code 12s}, {@code 4m07s}, {@code 2h13m}, {@code 3d04h}. */
    static String time(Duration time) {
        long seconds = Math.max(0, time.toSeconds());
        if (seconds < 60) {
            return seconds + "s";
        }
        long minutes = seconds / 60;
        if (minutes < 60) {
            return String.format(Locale.ROOT, "%dm%02ds", minutes, seconds % 60);
        }
        long hours = minutes / 60;
        return hours < 24
                ? String.format(Locale.ROOT, "%dh%02dm", hours, minutes % 60)
                : String.format(Locale.ROOT, "%dd%02dh", hours / 24, hours % 24);
    }

    /** For example {@code 640 KiB}, {@code 48.2 MiB}. */
    static String bytes(OptionalLong bytes) {
        if (bytes.isEmpty()) {
            return "-";
        }
        double amount = (double) bytes.getAsLong() / KIBI;
        String unit = "KiB";
        for (String larger : new String[] {"MiB", "GiB", "TiB"}) {
            if (amount >= KIBI) {
                amount /= KIBI;
                unit = larger;
            }
        }
        return String.format(Locale.ROOT, unit.equals("KiB") || amount >= 100 ? "%.0f %s" : "%.1f %s", amount, unit);
    }

    /** For example {@code 3.1}; a dash if it is not known. */
    static String share(double percent) {
        return percent < 0 ? "-" : String.format(Locale.ROOT, percent >= 100 ? "%.0f" : "%.1f", percent);
    }
}
