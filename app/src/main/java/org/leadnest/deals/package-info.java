/**
 * Deals across a pipeline: what a sale is worth, where it stands, what it will earn.
 *
 * <p>Invariants: pipelines and stages are data of the account, made when it first looks at its deals; the first pipeline in use is what is
 * meant where none is named, and an archived one has no open deals; amounts are cents
 * and exact; gross commission income (GCI) is computed when a deal is saved, never by a page; every move is kept in the
 * history; a commission is divided so that the
 * parts always equal the whole ({@link org.leadnest.deals.Division}); a key date of an open deal has a task; a deal in a stage that is not open has the instant of its closing, any other has none.
 *
 * <p>Facades: {@link org.leadnest.deals.Deals} (verbs, list), {@link org.leadnest.deals.DealBoards} (the board, totals),
 * {@link org.leadnest.deals.DealForecasts} (by month, lost reasons), {@link org.leadnest.deals.PipelineEditor} (stages), {@link
 * org.leadnest.deals.PipelineShelf} (pipelines), {@link
 * org.leadnest.deals.DealReports} (what became of leads, what sources cost). {@code asking}: questions about deals and tasks in the command palette. Tables: {@code deals.*}. Events out:
 * {@link org.leadnest.deals.DealEvent}. Events in: {@link org.leadnest.accounts.MemberLeaving}.
 */
@ApplicationModule(
        allowedDependencies = {
            "kernel",
            "platform",
            "accounts",
            "accounts::audit",
            "billing",
            "privacy",
            "leads",
            "listings"
        })
@NullMarked
package org.leadnest.deals;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
