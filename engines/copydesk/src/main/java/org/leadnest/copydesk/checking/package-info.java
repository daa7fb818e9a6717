/** The checker: claims against facts, fair housing, MLS rules and plain writing, each as findings at ranges. */
@NullMarked
package org.leadnest.copydesk.checking;

import org.jspecify.annotations.NullMarked;
