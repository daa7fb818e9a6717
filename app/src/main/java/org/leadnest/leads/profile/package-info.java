/** The page of one lead: what is known, edit with conflicts shown, stage, tags, notes, tasks, timeline, panels of others. */
@NullMarked
package org.leadnest.leads.profile;

import org.jspecify.annotations.NullMarked;
