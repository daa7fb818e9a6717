/**
 * How promising a lead is: an explainable sum of signals (when it was last heard of, what it asked, answered and looked at,
 * whether it asks for prices that the account sells at), each with a weight that the account sets.
 *
 * <p>Invariants: the score is 0 to 100 and equals the sum of its reasons' points; it is computed in the database for a set
 * of leads by one statement, after an inquiry, a reply or a merge for that lead, and once a day, in slices, for all leads
 * of the account that can have one. Imported leads are history: only what they do afterwards counts. Tables: {@code
 * leads.scores}, {@code leads.score_weights}, {@code leads.replies}, {@code leads.score_turns}.
 */
@NullMarked
package org.leadnest.leads.scoring;

import org.jspecify.annotations.NullMarked;
