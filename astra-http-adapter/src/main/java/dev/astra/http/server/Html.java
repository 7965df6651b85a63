package dev.astra.http.server;

/** One thread. Writes HTML in which no text is taken for markup. */
final class Html {
    private final StringBuilder out = new StringBuilder();

    Html write(String markup) {
        out.append(markup);
        return this;
    }

    Html open(String element) {
        return write("<" + element + ">");
    }

    Html close(String element) {
        return write("</" + element + ">");
    }

    Html text(String element, String text) {
        return open(element).write(escaped(text)).close(element);
    }

    Html link(String target, String text) {
        return write("<a href=\"" + escaped(target) + "\">")
                .write(escaped(text))
                .close("a");
    }

    String end() {
        return write("</body></html>").out.toString();
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }
}
