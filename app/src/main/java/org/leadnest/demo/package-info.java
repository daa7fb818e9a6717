/**
 * The demo brokerage Harbor Realty for trying LeadNest out: its ninety days are lived through the modules' own verbs with
 * the clock set back, so that every row is one that the product made. Development mode with {@code leadnest.demo=true}
 * only; never touches a database that holds an account already.
 */
@NullMarked
package org.leadnest.demo;

import org.jspecify.annotations.NullMarked;
