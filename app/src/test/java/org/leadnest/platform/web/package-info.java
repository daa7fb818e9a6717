@NullMarked
package org.leadnest.platform.web;

import org.jspecify.annotations.NullMarked;
