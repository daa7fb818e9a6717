/**
 * Leads: who they are, how to reach them, where they stand, what happened; their notes, tags, tasks and imports.
 *
 * <p>Invariants: within an account an e-mail address (lower case) and a phone number (E.164) belong to at most one lead, by
 * key in the database; a lead that is captured again is the same lead, filled only where it was empty; an edit names the
 * version that it was made on, or is refused; search goes by ranges of {@code lead_keys}, which serve under row-level
 * security. Stages, sources and tags are data of the account, compared without regard to case; {@code fields} are
 * its own fields.
 *
 * <p>Leads that come in by themselves all pass {@link org.leadnest.leads.Inquiries}: an inquiry older than a day is history
 * and triggers nothing; a live one waits for {@link org.leadnest.leads.FirstContacts}, the end of "speed to lead".
 *
 * <p>Facades: {@link org.leadnest.leads.Leads}, {@link org.leadnest.leads.Inquiries}, {@link
 * org.leadnest.leads.FirstContacts}, {@link org.leadnest.leads.LeadConsents}, {@link org.leadnest.leads.Tasks}, {@link org.leadnest.leads.Timeline} and
 * {@code importing.Imports}, {@link org.leadnest.leads.Replies} (what the score counts of messages). Turned round, for those above: {@link org.leadnest.leads.TimelineSource}, {@link
 * org.leadnest.leads.LeadPanel}, {@link org.leadnest.leads.LeadBulkAction}, {@link
 * org.leadnest.leads.LeadBulkVerb}, {@link org.leadnest.leads.LeadRepointing}, {@link org.leadnest.leads.OwnLeadPart}. Tables: {@code leads.*}. Events out: {@link
 * org.leadnest.leads.LeadEvent}. Events in: {@link org.leadnest.accounts.MemberLeaving}.
 */
@ApplicationModule(allowedDependencies = {"kernel", "platform", "accounts", "accounts::audit", "billing", "privacy"})
@NullMarked
package org.leadnest.leads;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
