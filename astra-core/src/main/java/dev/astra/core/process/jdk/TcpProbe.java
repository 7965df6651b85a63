package dev.astra.core.process.jdk;

import dev.astra.core.process.Probe;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;

/** Thread-safe. A program is well if it takes a connection. */
public final class TcpProbe implements Probe {
    private static final int MOST_PORT = 65_535;

    private final String host;
    private final int port;
    private final Duration within;

    /**
     * Looks at a port.
     *
     * @param host a name or an address
     * @param port 1 to 65535
     * @param within the time for the connection; positive, up to an hour
     */
    public TcpProbe(String host, int port, Duration within) {
        if (port < 1 || port > MOST_PORT) {
            throw new IllegalArgumentException("port must be 1 to " + MOST_PORT + ", got " + port);
        }
        this.host = host;
        this.port = port;
        this.within = HttpProbe.checked(within);
    }

    @Override
    public void check() throws IOException {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(host, port), (int) within.toMillis());
        } catch (IOException refused) {
            throw new IOException(
                    "expected a connection to port " + port + " of " + host + ", got none: " + refused.getMessage(),
                    refused);
        }
    }
}
