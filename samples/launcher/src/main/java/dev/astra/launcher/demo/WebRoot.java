package dev.astra.launcher.demo;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;

/** Thread-safe. A web server on the loopback address that serves the files of one directory. */
final class WebRoot implements AutoCloseable {
    private final HttpServer server;
    private final Path directory;

    private WebRoot(HttpServer server, Path directory) {
        this.server = server;
        this.directory = directory;
    }

    static WebRoot start(Path directory) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        WebRoot root = new WebRoot(server, directory);
        server.createContext("/", root::serve);
        server.start();
        return root;
    }

    URI url(String name) {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/" + name);
    }

    private void serve(HttpExchange exchange) throws IOException {
        try (exchange) {
            Path file = directory.resolve(
                    Path.of(exchange.getRequestURI().getPath()).getFileName().toString());
            if (!Files.isRegularFile(file)) {
                exchange.sendResponseHeaders(404, -1);
                return;
            }
            byte[] content = Files.readAllBytes(file);
            exchange.getResponseHeaders().set("Content-Type", "text/plain");
            exchange.sendResponseHeaders(200, content.length == 0 ? -1 : content.length);
            exchange.getResponseBody().write(content);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
