/**
 * What all clients of outside services share. Each service has a package of its own below this one.
 */
@NullMarked
package dev.astra.http.client;

import org.jspecify.annotations.NullMarked;
