package org.leadnest.analytics;

import org.leadnest.followups.Enrollments;
import org.leadnest.followups.Sequences;
import org.leadnest.leads.Leads;
import org.leadnest.leads.Tasks;
import org.springframework.stereotype.Component;

/** What the account's people work on. */
@Component
record Work(Leads leads, Tasks tasks, Sequences sequences, Enrollments runs) {}
