/**
 * The gateway to the text writer: the local engine, or a remote model whose every sentence is checked against the facts.
 *
 * <p>Invariants: only facts of a property go out, never a person's data; nothing that a remote model says is passed on
 * unless the copydesk finds no blocking fault in it; whatever goes wrong outside, a text comes back, and it says who wrote
 * it. No tables, no events.
 */
@ApplicationModule(allowedDependencies = {"kernel", "platform", "accounts", "billing", "privacy", "copydesk"})
@NullMarked
package org.leadnest.ai;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
