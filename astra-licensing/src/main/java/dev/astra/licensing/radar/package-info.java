/**
 * Machines and people that look as if a license were shared. The main type is {@code Radar}. It tells staff and punishes
 * nobody.
 */
@NullMarked
package dev.astra.licensing.radar;

import org.jspecify.annotations.NullMarked;
