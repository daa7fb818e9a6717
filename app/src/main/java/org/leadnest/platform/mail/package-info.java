@NullMarked
package org.leadnest.platform.mail;

import org.jspecify.annotations.NullMarked;
