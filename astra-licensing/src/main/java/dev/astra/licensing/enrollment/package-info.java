/**
 * Who may have an activation file, and when. The main type is {@code Enrollments}, a service on the store; {@code
 * EnrollmentRule} decides. It does not know how requests come in.
 */
@NullMarked
package dev.astra.licensing.enrollment;

import org.jspecify.annotations.NullMarked;
