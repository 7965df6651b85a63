package dev.astra.http.server;

import java.time.Duration;

/**
 * Immutable. What a server allows.
 *
 * @param bodyBytes of a request; more are refused with 413
 * @param headerBytes of a request, and of its first line at most half as many
 * @param connections at once; further ones are closed
 * @param connectionsPerAddress of them from one address
 * @param addressRate requests from one address
 * @param keyRate requests with one key
 * @param headTime for a first request's head to come in
 * @param idleTime for a further request's head, on a connection that stays open
 * @param requestTime for a body to come in, and then for an answer to be found
 * @param closeTime for open requests to be answered when the server closes
 */
public record ServerLimits(
        int bodyBytes,
        int headerBytes,
        int connections,
        int connectionsPerAddress,
        Rate addressRate,
        Rate keyRate,
        Duration headTime,
        Duration idleTime,
        Duration requestTime,
        Duration closeTime) {
    /** What suits a server behind a proxy or on a small machine. */
    public static final ServerLimits STANDARD = new ServerLimits(
            64 * 1024,
            16 * 1024,
            4_096,
            256,
            new Rate(2_000, 4_000),
            new Rate(5_000, 10_000),
            Duration.ofSeconds(10),
            Duration.ofSeconds(60),
            Duration.ofSeconds(30),
            Duration.ofSeconds(10));

    /** Refuses what makes no sense. */
    public ServerLimits {
        if (bodyBytes < 1 || headerBytes < 512 || connections < 1 || connectionsPerAddress < 1) {
            throw new IllegalArgumentException("expected a body of at least 1 byte, headers of at least 512, and at"
                    + " least 1 connection, got " + bodyBytes + ", " + headerBytes + ", " + connections + " and "
                    + connectionsPerAddress);
        }
        requirePositive("headTime", headTime);
        requirePositive("idleTime", idleTime);
        requirePositive("requestTime", requestTime);
        requirePositive("closeTime", closeTime);
    }

    private static void requirePositive(String name, Duration time) {
        if (time.isNegative() || time.isZero()) {
            throw new IllegalArgumentException(name + " must be > 0, got " + time);
        }
    }

    /** With another size of bodies. */
    public ServerLimits withBodyBytes(int bytes) {
        return new ServerLimits(
                bytes,
                headerBytes,
                connections,
                connectionsPerAddress,
                addressRate,
                keyRate,
                headTime,
                idleTime,
                requestTime,
                closeTime);
    }

    /** With other rates. */
    public ServerLimits withRates(Rate perAddress, Rate perKey) {
        return new ServerLimits(
                bodyBytes,
                headerBytes,
                connections,
                connectionsPerAddress,
                perAddress,
                perKey,
                headTime,
                idleTime,
                requestTime,
                closeTime);
    }

    /** With other numbers of connections. */
    public ServerLimits withConnections(int atOnce, int perAddress) {
        return new ServerLimits(
                bodyBytes,
                headerBytes,
                atOnce,
                perAddress,
                addressRate,
                keyRate,
                headTime,
                idleTime,
                requestTime,
                closeTime);
    }

    /** With other times. */
    public ServerLimits withTimes(Duration head, Duration idle, Duration request, Duration close) {
        return new ServerLimits(
                bodyBytes,
                headerBytes,
                connections,
                connectionsPerAddress,
                addressRate,
                keyRate,
                head,
                idle,
                request,
                close);
    }

    /**
     * Immutable. How often something may happen.
     *
     * @param perSecond on average
     * @param burst at once after a quiet time
     */
    public record Rate(int perSecond, int burst) {
        /** As often as one likes. */
        public static final Rate UNLIMITED = new Rate(1_000_000_000, 1_000_000_000);

        /** Refuses less than one. */
        public Rate {
            if (perSecond < 1 || burst < 1) {
                throw new IllegalArgumentException(
                        "expected at least 1 a second and 1 at once, got " + perSecond + " and " + burst);
            }
        }
    }
}
