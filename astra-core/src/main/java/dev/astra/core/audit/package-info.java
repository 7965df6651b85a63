/**
 * What happened, who did it and who is told.
 */
@NullMarked
package dev.astra.core.audit;

import org.jspecify.annotations.NullMarked;
