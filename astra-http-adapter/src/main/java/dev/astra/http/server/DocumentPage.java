package dev.astra.http.server;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** One thread. A page that shows a document: plain HTML, without scripts and without anything from elsewhere. */
final class DocumentPage {
    private static final JsonMapper MAPPER = JsonMapper.builder().build();
    private static final String STYLE = Routes.resource(DocumentPage.class, "page.css");

    private final Language language;
    private final JsonNode document;
    private final Html html = new Html();

    private DocumentPage(Language language, Routes routes) {
        this.language = language;
        this.document = read(routes);
    }

    private static JsonNode read(Routes routes) {
        try {
            return MAPPER.readTree(routes.document());
        } catch (JsonProcessingException unreadable) {
            throw SystemRoutes.unreadable(routes.name());
        }
    }

    /** The page of all documents. */
    static String list(Language language, Map<String, Routes> shown) {
        Html html = new Html();
        head(html, language, language.say("Interfaces of this server"), "?lang=");
        html.open("main").text("h1", language.say("Interfaces of this server"));
        shown.forEach((name, routes) -> {
            JsonNode info = read(routes).path("info");
            html.open("section").open("h2");
            html.link(
                    "/docs/" + name + "?lang=" + language.code(),
                    info.path("title").asText());
            html.close("h2").text("p", said(info, language, false)).close("section");
        });
        return html.close("main").end();
    }

    /** The page of one document. */
    static String of(Language language, Routes routes) {
        return new DocumentPage(language, routes).page(routes.name());
    }

    private String page(String name) {
        JsonNode info = document.path("info");
        head(html, language, info.path("title").asText(), "?lang=");
        html.open("main").text("h1", info.path("title").asText());
        html.text("p", said(info, language, false)).open("p");
        html.link("/docs/" + name + "/openapi.json", language.say("The document") + " (OpenAPI 3.1)");
        html.write(" · ")
                .link("/docs?lang=" + language.code(), language.say("all interfaces"))
                .close("p");
        document.path("paths")
                .properties()
                .forEach(path -> path.getValue()
                        .properties()
                        .forEach(each -> operation(each.getKey(), path.getKey(), each.getValue())));
        return html.close("main").end();
    }

    private static void head(Html html, Language language, String title, String here) {
        html.write("<!doctype html><html lang=\"" + language.code() + "\"><head><meta charset=\"utf-8\">");
        html.write("<meta name=\"viewport\" content=\"width=device-width,initial-scale=1\">");
        html.text("title", title).write("<style>" + STYLE + "</style></head><body>");
        html.open("nav")
                .link(here + "en", "English")
                .link(here + "pt", "Português")
                .close("nav");
    }

    private void operation(String method, String path, JsonNode operation) {
        html.open("section")
                .open("h2")
                .text("b", method.toUpperCase(Locale.ROOT))
                .write(" ");
        html.text("code", path).close("h2").text("p", said(operation, language, true));
        String more = said(operation, language, false);
        if (!more.isEmpty()) {
            html.text("p", more);
        }
        access(operation);
        parameters(operation);
        body(operation);
        answers(operation);
        html.close("section");
    }

    private void access(JsonNode operation) {
        StringBuilder names = new StringBuilder();
        JsonNode own = operation.has("security") ? operation.path("security") : document.path("security");
        own.forEach(each -> each.fieldNames().forEachRemaining(name -> {
            JsonNode scheme =
                    document.path("components").path("securitySchemes").path(name);
            names.append(names.length() == 0 ? "" : "; ").append(said(scheme, language, false));
        }));
        html.open("p").text("i", language.say("Who may call it") + ":").write(" ");
        html.text("span", names.length() == 0 ? language.say("everybody") : names.toString())
                .close("p");
    }

    private void parameters(JsonNode operation) {
        if (operation.path("parameters").isEmpty()) {
            return;
        }
        html.text("h3", language.say("Parameters")).open("table");
        operation.path("parameters").forEach(unresolved -> {
            JsonNode each = resolved(unresolved);
            row(
                    each.path("name").asText(),
                    each.path("schema"),
                    each,
                    each.path("required").asBoolean());
        });
        html.close("table");
    }

    private void body(JsonNode operation) {
        resolved(operation.path("requestBody")).path("content").properties().forEach(content -> {
            html.text("h3", language.say("Body") + " (" + content.getKey() + ")");
            schema(content.getValue().path("schema"));
        });
    }

    private void schema(JsonNode unresolved) {
        JsonNode schema = resolved(unresolved);
        if (schema.path("properties").isEmpty()) {
            html.text("p", new SchemaWords(language, this::resolved).of(schema));
            return;
        }
        html.open("table");
        schema.path("properties")
                .properties()
                .forEach(each -> row(
                        each.getKey(), each.getValue(), resolved(each.getValue()), required(schema, each.getKey())));
        html.close("table");
    }

    private static boolean required(JsonNode schema, String name) {
        boolean found = false;
        for (JsonNode each : schema.path("required")) {
            found |= each.asText().equals(name);
        }
        return found;
    }

    private void row(String name, JsonNode schema, JsonNode described, boolean required) {
        html.open("tr").open("td").text("code", name);
        if (required) {
            html.write(" ").text("small", language.say("required"));
        }
        html.close("td").text("td", new SchemaWords(language, this::resolved).of(resolved(schema)));
        html.text("td", said(described, language, false)).close("tr");
    }

    private void answers(JsonNode operation) {
        html.text("h3", language.say("Answers")).open("table");
        Set<JsonNode> shown = new HashSet<>();
        operation.path("responses").properties().forEach(each -> {
            JsonNode response = resolved(each.getValue());
            boolean again = !shown.add(each.getValue());
            html.open("tr").open("td").text("code", each.getKey()).close("td");
            html.text("td", said(response, language, false)).open("td");
            response.path("content").properties().forEach(content -> {
                html.text("small", content.getKey());
                JsonNode example = content.getValue().path("example");
                if (!example.isMissingNode() && !again) {
                    html.text("pre", example.toPrettyString());
                }
            });
            html.close("td").close("tr");
        });
        html.close("table");
    }

    private JsonNode resolved(JsonNode node) {
        String reference = node.path("$ref").asText("");
        return reference.startsWith("#") ? document.at(reference.substring(1)) : node;
    }

    private static String said(JsonNode node, Language language, boolean brief) {
        String english = node.path(brief ? "summary" : "description").asText("");
        return node.path(brief ? language.summary() : language.description()).asText(english);
    }
}
