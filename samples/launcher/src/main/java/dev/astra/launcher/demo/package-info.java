/**
 * The program's demonstration: the whole way on stand-ins. The main type is {@link dev.astra.launcher.demo.Demo}. It sends the
 * same commands that a person types, and checks what it says.
 */
@NullMarked
package dev.astra.launcher.demo;

import org.jspecify.annotations.NullMarked;
