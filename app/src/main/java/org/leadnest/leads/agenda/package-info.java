/** The page of tasks: overdue, today, upcoming, without a date; done with a way back. */
@NullMarked
package org.leadnest.leads.agenda;

import org.jspecify.annotations.NullMarked;
