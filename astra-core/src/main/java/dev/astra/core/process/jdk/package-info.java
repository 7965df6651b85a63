/**
 * Processes on the JDK: starts them through shells that wait ahead, keeps a ledger of them, finds and ends whole trees, and
 * keeps what they write. The main type is {@code JdkProcessLauncher}. It decides nothing about restarts.
 */
@NullMarked
package dev.astra.core.process.jdk;

import org.jspecify.annotations.NullMarked;
