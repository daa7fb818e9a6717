/**
 * Follow-up: sequences of steps, the leads that run through them, and the runner that carries out what is due.
 *
 * <p>Invariants: a version that anybody was enrolled in never changes, and an enrollment keeps its version; a lead runs
 * through a sequence once at a time; a step's message is made at most once, by messaging's unique key; an enrollment, its
 * messages and its tasks change in one transaction, so a crash repeats nothing and loses nothing. What has to happen next
 * is decided by the engine {@code cadence} alone. A reply or an opt-out that is committed wins: the runner looks before it
 * acts, and messaging looks again before it sends. {@code drafts} writes texts about a lead for its agent, {@code matching}
 * brings what leads look for and the account's homes together; neither sends anything.
 *
 * <p>Facades: {@link org.leadnest.followups.Sequences}, {@link org.leadnest.followups.Enrollments}, {@link
 * org.leadnest.followups.Simulations}, {@link
 * org.leadnest.followups.Triggers}, {@link org.leadnest.followups.Approvals}, {@link org.leadnest.followups.WebhookCalls}.
 * Tables: {@code followups.*}. Events in: of leads, listings, deals and messaging. Events out:
 * none.
 */
@ApplicationModule(
        allowedDependencies = {
            "kernel",
            "platform",
            "accounts",
            "accounts::profile",
            "billing",
            "privacy",
            "privacy::choices",
            "leads",
            "listings",
            "deals",
            "messaging",
            "messaging::inbox",
            "ai",
            "cadence"
        })
@NullMarked
package org.leadnest.followups;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
