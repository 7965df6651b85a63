/**
 * The modules wired together over one open store. Start at {@code Business}. It decides nothing: which order is claimed by
 * whom is the licensing's answer, and how it is told to people is the commands' work.
 */
@NullMarked
package dev.astra.launcher.business;

import org.jspecify.annotations.NullMarked;
