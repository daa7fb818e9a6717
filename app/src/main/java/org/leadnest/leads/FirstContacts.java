package org.leadnest.leads;

import java.time.Instant;
import org.leadnest.kernel.UserId;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Speed to lead ends at the first genuine contact by a person. Whoever knows of one (a message that a user wrote, a call
 * or a showing that was logged) says so here; an automatic message, a note and a task are none.
 */
@Service
public class FirstContacts {
    private final InquiryStore inquiries;
    private final LeadStore store;

    FirstContacts(InquiryStore inquiries, LeadStore store) {
        this.inquiries = inquiries;
        this.store = store;
    }

    /** Notes the contact and ends the wait of the lead's live inquiries made before {@code at}; telling it again changes nothing. */
    @Transactional
    public void contacted(LeadId lead, UserId by, Instant at) {
        inquiries.contacted(lead, by, at);
        store.contacted(lead, at);
    }
}
