package dev.astra.http.server;

/** Immutable. What may stand in the first line of a request. */
final class Targets {
    static final int LONGEST = 2_048;

    private Targets() {}

    /** Whether a target can be routed and signed: an absolute path of visible ASCII with whole escapes. */
    static boolean readable(String target) {
        if (!target.startsWith("/") || target.length() > LONGEST) {
            return false;
        }
        for (int i = 0; i < target.length(); i++) {
            char c = target.charAt(i);
            if (c <= ' ' || c >= 0x7f || (c == '%' && !escape(target, i))) {
                return false;
            }
        }
        return true;
    }

    private static boolean escape(String target, int at) {
        return at + 2 < target.length()
                && Character.digit(target.charAt(at + 1), 16) >= 0
                && Character.digit(target.charAt(at + 2), 16) >= 0;
    }

    /** The part behind the first slash. */
    static String firstPart(String path) {
        int end = 1;
        while (end < path.length() && "/?#".indexOf(path.charAt(end)) < 0) {
            end++;
        }
        return path.length() < 2 ? "" : path.substring(1, end);
    }
}
