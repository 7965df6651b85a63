package dev.astra.launcher.settings;

/**
 * Immutable. Something to say about the settings file.
 *
 * @param grave whether the file cannot be used as it is
 * @param line counted from 1; 0 if it is about no line
 * @param key the key as the schema names it; empty if it is about none
 * @param text what was expected, what was found, what to do
 */
public record Finding(boolean grave, int line, String key, String text) {
    static Finding problem(int line, String key, String text) {
        return new Finding(true, line, key, text);
    }

    static Finding notice(int line, String key, String text) {
        return new Finding(false, line, key, text);
    }

    /** One sentence, with its line and key. */
    public String sentence() {
        return (line > 0 ? "line " + line + ": " : "") + (key.isEmpty() ? "" : key + ": ") + text;
    }
}
