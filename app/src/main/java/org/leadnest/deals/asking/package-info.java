/** Questions about deals and tasks in the command palette: "deals closing this month", "tasks due today". */
@NullMarked
package org.leadnest.deals.asking;

import org.jspecify.annotations.NullMarked;
