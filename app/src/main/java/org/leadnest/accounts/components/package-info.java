/**
 * {@code /ops/components}: known weaknesses of what is in the jar. A daily job asks OSV ({@code leadnest.components.osv-url}) about
 * the package URLs of the bill of materials, and about nothing else; what is older than {@code SECURITY.md} allows is mailed to the
 * operators, once. Tables: {@code accounts.component_weaknesses}, {@code accounts.component_checks}.
 */
@NullMarked
package org.leadnest.accounts.components;

import org.jspecify.annotations.NullMarked;
