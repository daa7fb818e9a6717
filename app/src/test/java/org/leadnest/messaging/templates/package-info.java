@NullMarked
package org.leadnest.messaging.templates;

import org.jspecify.annotations.NullMarked;
