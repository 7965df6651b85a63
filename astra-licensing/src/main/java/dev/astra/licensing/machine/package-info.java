/**
 * Which machine this is. The port is {@code MachineIdSource}.
 */
@NullMarked
package dev.astra.licensing.machine;

import org.jspecify.annotations.NullMarked;
