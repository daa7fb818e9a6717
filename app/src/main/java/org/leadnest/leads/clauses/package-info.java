/**
 * Clauses of a smart list: a closed set of fields and operators, all of them or any. The text that a list's address carries is
 * read into records first; SQL is put together from constants, and every value is a named parameter. A text that cannot be
 * read lets no lead through, so that a damaged list is never a wider one.
 */
@NullMarked
package org.leadnest.leads.clauses;

import org.jspecify.annotations.NullMarked;
