/**
 * The gateway to a model: the local engine, or a remote model whose every sentence is checked against the facts; and the
 * reading of what a message wants, which needs no model.
 *
 * <p>Invariants: facts of a property go out, and for an errand about a lead what it asked and wrote last; names, addresses and
 * contacts stay here ({@code Veil}, {@code Redaction}); nothing that a remote model says is passed on unless the copydesk finds
 * no fault in it and its numbers, days and hidden words are those that it got ({@code Claims}); whatever goes wrong outside, a text comes back, and each
 * sentence says who wrote it. An account's own way to a model wins over the installation's; its key is sealed, its monthly
 * budget is asked before each call ({@code ChatCompletions} makes all of them), and what a call used is kept without a word of
 * what was asked or answered. Prompts are files with a version. Tables: {@code ai.*}. No events.
 */
@ApplicationModule(allowedDependencies = {"kernel", "platform", "accounts", "billing", "privacy", "copydesk"})
@NullMarked
package org.leadnest.ai;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
