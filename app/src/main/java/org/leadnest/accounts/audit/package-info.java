/**
 * The audit log: who did what, when and from where, for acts that touch security or whole sets of data. Rows are only ever
 * added, each with a hash over itself and the one before it. Open to every module that does such acts.
 */
@NamedInterface("audit")
@NullMarked
package org.leadnest.accounts.audit;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
