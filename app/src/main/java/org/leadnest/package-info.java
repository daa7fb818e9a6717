/** LeadNest: the command line of the one jar. */
@NullMarked
package org.leadnest;

import org.jspecify.annotations.NullMarked;
