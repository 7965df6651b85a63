/**
 * Activation of machines over HTTP: {@link dev.astra.http.server.activation.ActivationRoutes} is the server's half of {@code
 * HttpEnrollmentGateway}.
 */
@NullMarked
package dev.astra.http.server.activation;

import org.jspecify.annotations.NullMarked;
