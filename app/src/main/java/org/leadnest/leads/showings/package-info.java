/** The pages of showings: the card of a lead's page, and the calendar file, for the agent and by a secret address. */
@NullMarked
package org.leadnest.leads.showings;

import org.jspecify.annotations.NullMarked;
