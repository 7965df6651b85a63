package dev.astra.launcher.top;

import java.util.ArrayList;
import java.util.List;

/** What a person pressed. */
enum Key {
    UP,
    DOWN,
    FIRST,
    LAST,
    RESTART,
    STOP,
    LOGS,
    HELP,
    BACK,
    QUIT,
    OTHER;

    private static final char ESCAPE = 27;

    /** The keys in what a terminal sent at once; arrows come as sequences that begin with ESC. */
    static List<Key> of(String sent) {
        List<Key> keys = new ArrayList<>();
        int at = 0;
        while (at < sent.length()) {
            char first = sent.charAt(at++);
            if (first != ESCAPE) {
                keys.add(plain(first));
            } else if (at >= sent.length() || (sent.charAt(at) != '[' && sent.charAt(at) != 'O')) {
                keys.add(BACK);
            } else {
                int end = at + 1;
                while (end < sent.length() && !Character.isLetter(sent.charAt(end)) && sent.charAt(end) != '~') {
                    end++;
                }
                keys.add(end < sent.length() ? sequence(sent.substring(at + 1, end + 1)) : OTHER);
                at = end + 1;
            }
        }
        return keys;
    }

    private static Key plain(char key) {
        return switch (key) {
            case 'k' -> UP;
            case 'j' -> DOWN;
            case 'g' -> FIRST;
            case 'G' -> LAST;
            case 'r' -> RESTART;
            case 's' -> STOP;
            case 'l', '\r', '\n' -> LOGS;
            case '?', 'h' -> HELP;
            case 'q' -> QUIT;
            default -> OTHER;
        };
    }

    private static Key sequence(String code) {
        return switch (code) {
            case "A" -> UP;
            case "B" -> DOWN;
            case "H", "1~" -> FIRST;
            case "F", "4~" -> LAST;
            default -> OTHER;
        };
    }
}
