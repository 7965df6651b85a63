/**
 * The way to a running instance: a socket in the home directory through which other starts of the program hand their
 * command over. Start at {@code InstanceServer} and {@code InstanceClient}. What commands do is not known here.
 */
@NullMarked
package dev.astra.launcher.instance;

import org.jspecify.annotations.NullMarked;
