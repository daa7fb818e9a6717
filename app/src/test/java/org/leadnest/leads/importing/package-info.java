@NullMarked
package org.leadnest.leads.importing;

import org.jspecify.annotations.NullMarked;
