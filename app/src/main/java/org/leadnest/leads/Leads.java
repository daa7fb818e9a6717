package org.leadnest.leads;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.leadnest.accounts.Actor;
import org.leadnest.kernel.Cursor;
import org.leadnest.kernel.EmailAddress;
import org.leadnest.kernel.FieldErrors;
import org.leadnest.kernel.Page;
import org.leadnest.kernel.PhoneNumber;
import org.leadnest.kernel.UserId;
import org.leadnest.leads.LeadEvent.NoteAdded;
import org.leadnest.platform.tenancy.Tenancy;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The verbs over leads, for the account of the running code. What is not found, or belongs to another account, is empty or
 * false.
 */
@Service
public class Leads {
    /** Longest text of a note, in characters. */
    public static final int MAX_NOTE = 20_000;

    private final LeadStore store;
    private final LeadReads reads;
    private final LeadCensus census;
    private final CatalogueStore catalogue;
    private final TimelineStore timeline;
    private final LeadFiling filing;
    private final ApplicationEventPublisher events;

    Leads(
            LeadStore store,
            LeadReads reads,
            LeadCensus census,
            CatalogueStore catalogue,
            TimelineStore timeline,
            LeadFiling filing,
            ApplicationEventPublisher events) {
        this.store = store;
        this.reads = reads;
        this.census = census;
        this.catalogue = catalogue;
        this.timeline = timeline;
        this.filing = filing;
        this.events = events;
    }

    /** Files a lead: a new one, or the one that has one of its addresses or numbers already, filled where it was empty. */
    @Transactional
    public Capture capture(NewLead lead, Author author) {
        return filing.capture(lead, author);
    }

    @Transactional
    public Capture capture(NewLead lead, Actor actor) {
        return filing.capture(lead, Author.of(actor));
    }

    /** Files what somebody wrote, or fills {@code errors} and files nothing. */
    @Transactional
    public Optional<Capture> capture(LeadInput input, NewLead defaults, FieldErrors errors, Author author) {
        NewLead lead = filing.read(input, defaults, errors);
        if (lead.stage() != null) {
            filing.checkStage(lead.stage(), errors);
        }
        return errors.any() ? Optional.empty() : Optional.of(filing.capture(lead, author));
    }

    @Transactional(readOnly = true)
    public Optional<Lead> find(LeadId lead) {
        return store.find(lead);
    }

    /** Whose address it is. */
    @Transactional(readOnly = true)
    public Optional<UUID> holding(EmailAddress email) {
        return store.holder(email);
    }

    /** Whose number it is. */
    @Transactional(readOnly = true)
    public Optional<UUID> holding(PhoneNumber phone) {
        return store.holder(phone);
    }

    /** One page of the leads that the filter lets through, 1 to 200 of them. */
    @Transactional(readOnly = true)
    public Page<Lead> list(LeadFilter filter, @Nullable Cursor after, int limit) {
        return reads.list(filter, after, limit, false);
    }

    /** How many leads pass, counted no further than {@code most}: {@code most + 1} says that there are more. */
    @Transactional(readOnly = true)
    public int count(LeadFilter filter, int most) {
        return reads.count(filter, most);
    }

    /** Ids behind {@code after}, in their order, of leads that pass now and were there at {@code then}. */
    @Transactional(readOnly = true)
    public List<UUID> slice(LeadFilter filter, UUID after, int limit, java.time.Instant then) {
        return reads.slice(filter, after, limit, then);
    }

    /** A page of the list with what the leads say to the account's own fields. */
    @Transactional(readOnly = true)
    public Page<Lead> whole(LeadFilter filter, @Nullable Cursor after, int limit) {
        return reads.list(filter, after, limit, true);
    }

    /**
     * Writes the given fields of a lead.
     *
     * @param version the one that the edit was made on; null to write over whatever is there
     */
    @Transactional
    public Edit edit(LeadId lead, @Nullable Integer version, LeadInput input, Author author) {
        return filing.edit(lead, version, input, author);
    }

    /** Moves the lead to the stage of that name; false when there is no such lead or stage. */
    @Transactional
    public boolean changeStage(LeadId lead, String stage, Author author) {
        return edited(filing.edit(lead, null, new LeadInput().text("stage", stage), author));
    }

    @Transactional
    public boolean tag(LeadId lead, String tag, Author author) {
        return tags(lead, author, tags -> tags.add(tag.strip()));
    }

    @Transactional
    public boolean untag(LeadId lead, String tag, Author author) {
        return tags(
                lead,
                author,
                tags -> tags.removeIf(there -> CatalogueStore.key(there).equals(CatalogueStore.key(tag))));
    }

    private boolean tags(LeadId id, Author author, java.util.function.Consumer<List<String>> change) {
        store.lockAccount();
        return store.hold(id)
                .map(lead -> {
                    List<String> tags = new java.util.ArrayList<>(lead.tags());
                    change.accept(tags);
                    return edited(filing.edit(id, null, new LeadInput().list("tags", tags), author));
                })
                .orElse(false);
    }

    /** Gives the lead to a user, or to nobody; false when there is no such lead, or the user is not of this account. */
    @Transactional
    public boolean assign(LeadId lead, @Nullable UserId owner, Author author) {
        return edited(filing.assign(lead, owner, author));
    }

    /** Adds a note of 1 to 20,000 characters; empty when there is no such lead. */
    @Transactional
    public Optional<UUID> note(LeadId lead, String text, Author author) {
        if (store.find(lead).isEmpty()) {
            return Optional.empty();
        }
        UUID note = timeline.addNote(lead, text, author, filing.now());
        store.active(lead, filing.now());
        events.publishEvent(new NoteAdded(Tenancy.required(), lead.value(), note));
        return Optional.of(note);
    }

    /** Puts a call on the lead's timeline at its own time; false when there is no such lead. */
    @Transactional
    public boolean happened(
            LeadId lead, String title, @Nullable String text, java.time.Instant at, UUID reference, Author author) {
        if (store.find(lead).isEmpty()) {
            return false;
        }
        timeline.add(lead, TimelineKind.CALL, title, text, author, at, reference);
        store.active(lead, at);
        return true;
    }

    /** Something happened with the lead (a message came or went, say): it moves up in the list. */
    @Transactional
    public void active(LeadId lead, java.time.Instant at) {
        store.active(lead, at);
    }

    /** What messages to these leads need, in one query; those that are not there are left out. No order. */
    @Transactional(readOnly = true)
    public List<Recipient> recipients(Collection<LeadId> leads) {
        return reads.recipients(leads);
    }

    /** Key to label of the account's own fields that are in use, in order. */
    @Transactional(readOnly = true)
    public Map<String, String> fieldLabels() {
        return reads.fieldLabels();
    }

    /** Tags and own fields of these leads, in one query; those that are not there are left out. No order. */
    @Transactional(readOnly = true)
    public List<LeadTraits> traits(Collection<LeadId> leads) {
        return leads.isEmpty() ? List.of() : reads.traits(leads);
    }

    /** Not read-only: an account that has no stages yet gets the usual ones. */
    @Transactional
    public Catalogue catalogue() {
        return catalogue.all();
    }

    /** The id of the source of that name, made when it is new. */
    @Transactional
    public UUID source(String name) {
        return catalogue.source(name);
    }

    /** The id of the tag of that name, made when it is new. */
    @Transactional
    public UUID tag(String name) {
        return catalogue.tag(name);
    }

    @Transactional
    public List<Stage> stages() {
        return catalogue.stages();
    }

    /** The stage in use of that name, or that had it before. */
    @Transactional
    public Optional<Stage> stage(String name) {
        return catalogue.stage(name);
    }

    /** Those of now, or in a large account of up to a minute ago. */
    @Transactional
    public LeadCounts counts() {
        catalogue.stages();
        return census.counts(filing.now());
    }

    private static boolean edited(Edit edit) {
        return edit instanceof Edit.Edited;
    }
}
