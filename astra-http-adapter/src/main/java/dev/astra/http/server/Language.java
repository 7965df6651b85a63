package dev.astra.http.server;

import java.util.Map;

/** A language of the pages. */
enum Language {
    ENGLISH("en", "summary", "description"),
    PORTUGUESE("pt", "x-summary-pt", "x-description-pt");

    private static final Map<String, String> WORDS = Map.ofEntries(
            Map.entry("Interfaces", "Interfaces"),
            Map.entry("Interfaces of this server", "Interfaces deste servidor"),
            Map.entry("The document", "O documento"),
            Map.entry("all interfaces", "todas as interfaces"),
            Map.entry("Parameters", "Parâmetros"),
            Map.entry("Body", "Corpo"),
            Map.entry("Answers", "Respostas"),
            Map.entry("required", "obrigatório"),
            Map.entry("Name", "Nome"),
            Map.entry("Form", "Forma"),
            Map.entry("Meaning", "Significado"),
            Map.entry("whole number", "número inteiro"),
            Map.entry("text", "texto"),
            Map.entry("yes or no", "sim ou não"),
            Map.entry("list of", "lista de"),
            Map.entry("object", "objeto"),
            Map.entry("at least", "no mínimo"),
            Map.entry("at most", "no máximo"),
            Map.entry("one of", "um de"),
            Map.entry("Who may call it", "Quem pode chamar"),
            Map.entry("everybody", "qualquer um"));

    private final String code;
    private final String summary;
    private final String description;

    Language(String code, String summary, String description) {
        this.code = code;
        this.summary = summary;
        this.description = description;
    }

    String code() {
        return code;
    }

    /** The field of a document in which a short text of this language stands. */
    String summary() {
        return summary;
    }

    /** The field of a document in which a long text of this language stands. */
    String description() {
        return description;
    }

    String say(String english) {
        return this == ENGLISH ? english : WORDS.getOrDefault(english, english);
    }
}
