/**
 * Texts about a lead for the agent who looks after it: follow-ups, replies, subject lines, a summary, a call script. Each is
 * written here from what is kept; with a model set up and allowed, its words are shown where they hold, and the page says whose
 * words they are. Nothing is sent from here, and of a person whose data is restricted nothing is drawn up.
 */
@NullMarked
package org.leadnest.followups.drafts;

import org.jspecify.annotations.NullMarked;
