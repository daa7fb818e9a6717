package org.leadnest.leads;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.leadnest.kernel.Cursor;
import org.leadnest.kernel.Page;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The one door through which leads come in by themselves: the API, forms, mail, property pages. Finds or makes the lead,
 * files the inquiry and tells of it; whoever routes, notifies or starts sequences listens to {@link LeadEvent.InquiryFiled}.
 */
@Service
public class Inquiries {
    private final LeadFiling filing;
    private final LeadStore store;
    private final InquiryStore inquiries;

    Inquiries(LeadFiling filing, LeadStore store, InquiryStore inquiries) {
        this.filing = filing;
        this.store = store;
        this.inquiries = inquiries;
    }

    /** Files {@code person.inquiry()}, which must be there. */
    @Transactional
    public Filed file(NewLead person, Author author) {
        LeadFiling.Asked asked = filing.inquire(person, author);
        Lead routed = store.find(asked.capture().lead().id()).orElseThrow();
        return new Filed(routed, asked.inquiry(), asked.capture() instanceof Capture.Created, asked.live());
    }

    @Transactional(readOnly = true)
    public Optional<FiledInquiry> find(UUID inquiry) {
        return inquiries.find(inquiry);
    }

    /** One page, newest first. @param lead null for those of everybody */
    @Transactional(readOnly = true)
    public Page<FiledInquiry> list(@Nullable LeadId lead, @Nullable Cursor after, int limit) {
        List<FiledInquiry> rows = inquiries.list(lead, after, limit + 1);
        return Page.cut(
                rows, limit, one -> new Cursor(one.inquiry().occurredAt().toString(), one.id()));
    }

    /** The inquiries of a lead that came live and that no person has answered yet, oldest first. */
    @Transactional(readOnly = true)
    public List<FiledInquiry> waiting(LeadId lead) {
        return inquiries.waiting(lead);
    }
}
