/**
 * What happened and who did it. The main type is {@link dev.astra.core.audit.AuditLog}. It decides nothing and tells
 * nobody.
 */
@NullMarked
package dev.astra.core.audit;

import org.jspecify.annotations.NullMarked;
