package dev.astra.launcher.instance;

import java.io.IOException;

/** Somebody sent what is no request, or too much of one. */
final class MalformedRequestException extends IOException {
    private static final long serialVersionUID = 1L;

    MalformedRequestException(String message) {
        super(message);
    }
}
