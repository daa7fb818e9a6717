package org.leadnest.leads;

import java.time.Period;
import java.util.List;
import org.leadnest.privacy.PersonalData;
import org.leadnest.privacy.Retention;
import org.springframework.stereotype.Component;

/** What this module keeps about people, most of them leads. */
@Component
class LeadData implements PersonalData {
    @Override
    public String module() {
        return "leads";
    }

    @Override
    public List<Kind> kinds() {
        return List.of(
                new Kind(
                        "Names, addresses and numbers of leads, with tags, stages, scores and where they came from",
                        "To look after the people whom the customer works for",
                        Basis.CUSTOMER,
                        WITH_ACCOUNT,
                        NOBODY,
                        List.of(
                                "leads.leads",
                                "leads.lead_emails",
                                "leads.lead_phones",
                                "leads.lead_keys",
                                "leads.lead_tags",
                                "leads.fields",
                                "leads.field_values",
                                "leads.bulk_actions",
                                "leads.bulk_changes",
                                "leads.stage_changes",
                                "leads.scores",
                                "leads.replies",
                                "leads.timeline",
                                "leads.passports",
                                "leads.merges",
                                "leads.held_edits",
                                "leads.distinct_pairs",
                                "leads.contact_clashes")),
                new Kind(
                        "Notes, tasks, files, showings, calls and calendars of the people who look after them",
                        "To forget nobody",
                        Basis.CUSTOMER,
                        WITH_ACCOUNT,
                        "Whoever holds the secret address of a calendar.",
                        List.of(
                                "leads.notes",
                                "leads.note_keys",
                                "leads.tasks",
                                "leads.deleted_tasks",
                                "leads.files",
                                "leads.showings",
                                "leads.calls",
                                "leads.calendars")),
                new Kind(
                        "Inquiries, mail of portals, entries of web forms, imported files",
                        "To file whoever asks",
                        Basis.CUSTOMER,
                        WITH_ACCOUNT,
                        NOBODY,
                        List.of(
                                "leads.inquiries",
                                "leads.mail",
                                "leads.mailboxes",
                                "leads.mailbox_accounts",
                                "leads.forms",
                                "leads.form_submissions",
                                "leads.imports",
                                "leads.import_rows")),
                new Kind(
                        "The words of consent that a lead saw, and when",
                        "To prove the consent",
                        Basis.LAW,
                        WITH_ACCOUNT,
                        NOBODY,
                        List.of("leads.consents", "leads.form_consents")),
                new Kind(
                        "Who of the account gets which lead, and why; working hours",
                        "To share the work",
                        Basis.CUSTOMER,
                        WITH_ACCOUNT,
                        NOBODY,
                        List.of(
                                "leads.routing_rules",
                                "leads.routing_agents",
                                "leads.routing_log",
                                "leads.shifts",
                                "leads.unclaimed",
                                "leads.escalations",
                                "leads.smart_lists")));
    }

    @Override
    public List<Retention> retention() {
        return List.of(
                new Retention(
                        "leads.imports",
                        "Imported files, once they are done",
                        Period.ofDays(90),
                        "status in ('DONE', 'FAILED', 'UNDONE') and created_at < :before and storage_key <> ''",
                        "storage_key = ''",
                        "storage_key"),
                new Retention(
                        "leads.import_rows",
                        "Rows of imported files that something was told about",
                        Period.ofDays(90),
                        "cells is not null and import_id in (select i.id from leads.imports i where i.created_at < :before)",
                        "cells = null",
                        null),
                Retention.rows(
                        "leads.deleted_tasks",
                        "Tasks that were deleted and can be brought back for an hour",
                        Period.ofDays(1),
                        "deleted_at < :before"),
                Retention.rows(
                        "leads.held_edits",
                        "What edited leads were like, kept for a legal hold that ended",
                        Period.ZERO,
                        "edited_at < :before"));
    }
}
