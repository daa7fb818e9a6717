/** Letters of the product that can be ended: the first steps after signing up, and what the operator tells all users. */
@NullMarked
package org.leadnest.support.news;

import org.jspecify.annotations.NullMarked;
