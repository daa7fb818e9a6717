@NullMarked
package org.leadnest.platform.jobs;

import org.jspecify.annotations.NullMarked;
