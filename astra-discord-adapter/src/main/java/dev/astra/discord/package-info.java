/**
 * Discord, on JDA.
 */
@NullMarked
package dev.astra.discord;

import org.jspecify.annotations.NullMarked;
