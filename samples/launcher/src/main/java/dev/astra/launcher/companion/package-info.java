/**
 * The file in which people say which companion programs run, read with all that is wrong in it told at once, and what changed in it
 * since it was read before. Start at {@code CompanionFile}. It starts nothing.
 */
@NullMarked
package dev.astra.launcher.companion;

import org.jspecify.annotations.NullMarked;
