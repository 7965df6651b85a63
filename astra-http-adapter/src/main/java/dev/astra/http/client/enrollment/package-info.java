/**
 * Asking for activation files over HTTP. The only type is {@code HttpEnrollmentGateway}. It does not look into the files.
 */
@NullMarked
package dev.astra.http.client.enrollment;

import org.jspecify.annotations.NullMarked;
