package dev.astra.launcher.top;

/** Immutable. How texts stand out: in colors, or not at all. */
record Style(boolean colored, String cut) {
    private static final String RESET = "\033[0m";

    String head(String text) {
        return in("1", text);
    }

    String bar(String text) {
        return in("7", text);
    }

    String quiet(String text) {
        return in("2", text);
    }

    String chosen(String text) {
        return in("1;7", text);
    }

    /** The word of a phase: green runs, yellow is on its way, red needs a look. */
    String phase(String phase, String text) {
        return switch (phase) {
            case "running" -> in("32", text);
            case "parked", "killing" -> in("31", text);
            case "off", "done" -> in("2", text);
            default -> in("33", text);
        };
    }

    private String in(String code, String text) {
        return colored ? "\033[" + code + "m" + text + RESET : text;
    }
}
