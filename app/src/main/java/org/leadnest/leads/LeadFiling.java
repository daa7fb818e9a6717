package org.leadnest.leads;

import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.leadnest.kernel.EmailAddress;
import org.leadnest.kernel.FieldErrors;
import org.leadnest.kernel.PhoneNumber;
import org.leadnest.kernel.UserId;
import org.leadnest.leads.LeadEvent.InquiryFiled;
import org.leadnest.leads.LeadEvent.LeadAssigned;
import org.leadnest.leads.LeadEvent.LeadCaptured;
import org.leadnest.leads.LeadEvent.LeadsMoved;
import org.leadnest.leads.LeadEvent.LeadsTagged;
import org.leadnest.leads.fields.CustomFields;
import org.leadnest.platform.tenancy.Tenancy;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Makes, fills up and rewrites a lead with all that hangs on it. Called inside the transaction of the facade. */
@Component
class LeadFiling {
    /** An inquiry that is older when it arrives is history. */
    private static final java.time.Duration HISTORY = java.time.Duration.ofDays(1);

    private final LeadStore store;
    private final CatalogueStore catalogue;
    private final InquiryStore inquiries;
    private final TimelineStore timeline;
    private final CustomFields fields;
    private final ApplicationEventPublisher events;
    private final InstantSource clock;

    LeadFiling(
            LeadStore store,
            CatalogueStore catalogue,
            InquiryStore inquiries,
            TimelineStore timeline,
            CustomFields fields,
            ApplicationEventPublisher events,
            InstantSource clock) {
        this.store = store;
        this.catalogue = catalogue;
        this.inquiries = inquiries;
        this.timeline = timeline;
        this.fields = fields;
        this.events = events;
        this.clock = clock;
    }

    /** The service's time to the microsecond, as the database keeps it. */
    Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    /** A capture and the inquiry that it came by. */
    record Asked(Capture capture, UUID inquiry, boolean live) {}

    Capture capture(NewLead wanted, Author author) {
        if (wanted.inquiry() != null) {
            return inquire(wanted, author).capture();
        }
        return find(wanted, author, true);
    }

    Asked inquire(NewLead wanted, Author author) {
        Inquiry inquiry = Objects.requireNonNull(wanted.inquiry(), "expected an inquiry");
        Instant now = now();
        boolean live = !inquiry.occurredAt().isBefore(now.minus(HISTORY));
        Capture capture = find(wanted, author, live);
        LeadId lead = capture.lead().id();
        UUID id = inquiries.insert(
                lead, inquiry, wanted.source() == null ? null : catalogue.source(wanted.source()), now, live);
        timeline.addInquiry(lead, id, inquiry, author);
        events.publishEvent(new InquiryFiled(
                Tenancy.required(),
                lead.value(),
                id,
                inquiry.type(),
                wanted.source(),
                inquiry.home() == null ? null : inquiry.home().listing(),
                inquiry.occurredAt(),
                live));
        return new Asked(capture, id, live);
    }

    private Capture find(NewLead wanted, Author author, boolean live) {
        store.lockIdentities(wanted.emails(), wanted.phones());
        Optional<Lead> there = store.match(wanted.emails(), wanted.phones()).flatMap(store::hold);
        return there.isPresent()
                ? new Capture.Matched(fill(there.get(), wanted, author, live))
                : new Capture.Created(create(wanted, author, live));
    }

    private Lead create(NewLead wanted, Author author, boolean live) {
        Instant now = now();
        LeadId id = new LeadId(org.leadnest.kernel.Ids.next());
        Stage stage = catalogue
                .stage(wanted.stage())
                .orElseGet(() -> catalogue.stages().getFirst());
        UUID source = wanted.source() == null ? null : catalogue.source(wanted.source());
        store.insert(row(id, wanted, stage.id(), source), now);
        store.putContacts(id, wanted.emails(), wanted.phones());
        store.putKeys(id, keys(wanted));
        addTags(id, wanted.tags(), live);
        fields.write(id.value(), Map.of(), wanted.fields());
        timeline.add(
                id,
                TimelineKind.CHANGE,
                wanted.source() == null ? "Lead added" : "Lead added from " + wanted.source(),
                author,
                now);
        if (live) {
            events.publishEvent(new LeadCaptured(Tenancy.required(), id.value(), wanted.source()));
        }
        if (wanted.owner() != null) {
            events.publishEvent(new LeadAssigned(
                    Tenancy.required(), id.value(), wanted.owner().value(), value(author.user())));
        }
        return store.find(id).orElseThrow();
    }

    /** Adds what the lead lacks; what is known already stays as it is. */
    private Lead fill(Lead there, NewLead wanted, Author author, boolean live) {
        NewLead before = of(there);
        NewLead after = new NewLead(
                orElse(before.firstName(), wanted.firstName()),
                orElse(before.lastName(), wanted.lastName()),
                joined(before.emails(), free(wanted.emails(), there, store::holder)),
                joined(before.phones(), free(wanted.phones(), there, store::holder)),
                orElse(before.source(), wanted.source()),
                before.stage(),
                joined(before.tags(), wanted.tags()),
                orElse(before.state(), wanted.state()),
                orElse(before.postalCode(), wanted.postalCode()),
                orElse(before.timeZone(), wanted.timeZone()),
                filled(before.fields(), wanted.fields()),
                before.owner() == null ? wanted.owner() : before.owner(),
                null);
        write(there, before, after, author, live);
        String from = wanted.source() == null ? "" : " from " + wanted.source();
        timeline.add(there.id(), TimelineKind.CHANGE, "Came in again" + from, author, now());
        store.clashes(there.id(), wanted.emails(), wanted.phones(), now())
                .forEach(kind -> timeline.add(there.id(), TimelineKind.CHANGE, kind.told(), author, now()));
        store.active(there.id(), now());
        return store.find(there.id()).orElseThrow();
    }

    /** What the lead would be with what somebody wrote; {@code errors} gets what cannot be taken. */
    NewLead read(LeadInput input, NewLead before, FieldErrors errors) {
        NewLead after = input.over(before, errors);
        return after.saying(fields.over(before.fields(), input.fields(), errors));
    }

    Edit edit(LeadId id, @Nullable Integer version, LeadInput input, Author author) {
        store.lockAccount();
        Optional<Lead> found = store.hold(id);
        if (found.isEmpty()) {
            return new Edit.Missing();
        }
        Lead lead = found.get();
        if (version != null && version != lead.version()) {
            return new Edit.Conflict(lead);
        }
        FieldErrors errors = new FieldErrors();
        NewLead before = of(lead);
        NewLead after = read(input, before, errors);
        store.lockIdentities(after.emails(), after.phones());
        check(lead, after, errors);
        if (errors.any()) {
            return new Edit.Refused(errors);
        }
        write(lead, before, after, author, true);
        return new Edit.Edited(store.find(id).orElseThrow());
    }

    Edit assign(LeadId id, @Nullable UserId owner, Author author) {
        store.lockAccount();
        Optional<Lead> found = store.hold(id);
        boolean member = owner == null
                || catalogue.owners().stream().anyMatch(one -> one.id().equals(owner));
        if (found.isEmpty() || !member) {
            return new Edit.Missing();
        }
        NewLead before = of(found.get());
        write(found.get(), before, before.ownedBy(owner), author, true);
        return new Edit.Edited(store.find(id).orElseThrow());
    }

    private void check(Lead lead, NewLead after, FieldErrors errors) {
        String theirs = "belongs to another lead already";
        errors.expect(
                free(after.emails(), lead, store::holder).size()
                        == after.emails().size(),
                "emails",
                "one of these addresses " + theirs);
        errors.expect(
                free(after.phones(), lead, store::holder).size()
                        == after.phones().size(),
                "phones",
                "one of these numbers " + theirs);
        checkStage(after.stage(), errors);
    }

    void checkStage(@Nullable String stage, FieldErrors errors) {
        errors.expect(
                catalogue.stage(stage).isPresent(),
                "stage",
                "expected one of "
                        + String.join(
                                ", ",
                                catalogue.stages().stream().map(Stage::name).toList()));
    }

    /** Writes the difference between {@code before} and {@code after}, and tells of it. */
    private void write(Lead lead, NewLead before, NewLead after, Author author, boolean live) {
        if (after.equals(before)) {
            return;
        }
        Instant now = now();
        Stage stage = catalogue.stage(after.stage()).orElse(lead.stage());
        UUID source = after.source() == null ? null : catalogue.source(after.source());
        store.update(row(lead.id(), after, stage.id(), source), lead.version(), now);
        if (!after.emails().equals(before.emails()) || !after.phones().equals(before.phones())) {
            store.putContacts(lead.id(), after.emails(), after.phones());
        }
        if (!keys(after).equals(keys(before))) {
            store.putKeys(lead.id(), keys(after));
        }
        before.tags().stream().filter(tag -> !after.tags().contains(tag)).forEach(tag -> removeTag(lead.id(), tag));
        addTags(
                lead.id(),
                after.tags().stream()
                        .filter(tag -> !before.tags().contains(tag))
                        .toList(),
                live);
        fields.write(lead.id().value(), before.fields(), after.fields());
        if (!Objects.equals(before.owner(), after.owner())) {
            events.publishEvent(new LeadAssigned(
                    Tenancy.required(), lead.id().value(), value(after.owner()), value(author.user())));
        }
        if (!stage.id().equals(lead.stage().id())) {
            stageChanged(lead, stage, author, now);
        }
        if (!differences(before, after).isEmpty()) {
            timeline.add(
                    lead.id(),
                    TimelineKind.CHANGE,
                    "Changed " + String.join(", ", differences(before, after)),
                    author,
                    now);
        }
    }

    private void stageChanged(Lead lead, Stage stage, Author author, Instant now) {
        timeline.addStageChange(lead.id(), lead.stage().id(), stage.id(), author, now);
        timeline.add(lead.id(), TimelineKind.STAGE, lead.stage().name() + " → " + stage.name(), author, now);
        events.publishEvent(new LeadsMoved(Tenancy.required(), List.of(lead.id().value()), stage.name(), now));
    }

    private static List<String> differences(NewLead before, NewLead after) {
        List<String> names = new ArrayList<>();
        addIf(
                names,
                !Objects.equals(before.firstName(), after.firstName())
                        || !Objects.equals(before.lastName(), after.lastName()),
                "the name");
        addIf(names, !before.emails().equals(after.emails()), "the e-mail addresses");
        addIf(names, !before.phones().equals(after.phones()), "the phone numbers");
        addIf(names, !Objects.equals(before.source(), after.source()), "the source");
        addIf(names, !Objects.equals(before.owner(), after.owner()), "the owner");
        addIf(names, !before.tags().equals(after.tags()), "the tags");
        addIf(
                names,
                !Objects.equals(before.state(), after.state())
                        || !Objects.equals(before.postalCode(), after.postalCode()),
                "where they live");
        addIf(names, !Objects.equals(before.timeZone(), after.timeZone()), "the time zone");
        addIf(names, !before.fields().equals(after.fields()), "the details");
        return names;
    }

    private static void addIf(List<String> names, boolean differs, String name) {
        if (differs) {
            names.add(name);
        }
    }

    private static @Nullable UUID value(@Nullable UserId user) {
        return user == null ? null : user.value();
    }

    private void addTags(LeadId lead, List<String> tags, boolean live) {
        for (String tag : tags) {
            if (store.addTag(lead, catalogue.tag(tag)) && live) {
                events.publishEvent(new LeadsTagged(Tenancy.required(), List.of(lead.value()), tag));
            }
        }
    }

    private void removeTag(LeadId lead, String tag) {
        catalogue.findTag(tag).ifPresent(id -> store.removeTag(lead, id));
    }

    private static LeadStore.Row row(LeadId id, NewLead lead, UUID stage, @Nullable UUID source) {
        return new LeadStore.Row(
                id,
                lead.firstName(),
                lead.lastName(),
                stage,
                source,
                lead.owner(),
                lead.state(),
                lead.postalCode(),
                lead.timeZone());
    }

    static NewLead of(Lead lead) {
        return new NewLead(
                lead.firstName(),
                lead.lastName(),
                lead.emails(),
                lead.phones(),
                lead.source() == null ? null : lead.source().name(),
                lead.stage().name(),
                lead.tags(),
                lead.state(),
                lead.postalCode(),
                lead.timeZone(),
                lead.said(),
                lead.owner() == null ? null : lead.owner().id(),
                null);
    }

    private static Set<String> keys(NewLead lead) {
        return SearchKeys.of(lead.firstName(), lead.lastName(), lead.emails(), lead.phones());
    }

    /** Those that no other lead has. */
    private static <T> List<T> free(List<T> values, Lead lead, java.util.function.Function<T, Optional<UUID>> holder) {
        return values.stream()
                .filter(value ->
                        holder.apply(value).map(lead.id().value()::equals).orElse(true))
                .toList();
    }

    private static <T> List<T> joined(List<T> before, List<T> more) {
        Set<Object> keys = new LinkedHashSet<>();
        List<T> all = new ArrayList<>();
        for (T value :
                java.util.stream.Stream.concat(before.stream(), more.stream()).toList()) {
            if (keys.add(same(value))) {
                all.add(value);
            }
        }
        return all;
    }

    private static Object same(Object value) {
        return switch (value) {
            case EmailAddress email -> email.normalised();
            case PhoneNumber phone -> phone;
            default -> CatalogueStore.key(value.toString());
        };
    }

    private static Map<String, String> filled(Map<String, String> before, Map<String, String> wanted) {
        Map<String, String> all = new HashMap<>(wanted);
        all.putAll(before);
        return all;
    }

    private static @Nullable String orElse(@Nullable String before, @Nullable String wanted) {
        return before == null || before.isBlank() ? wanted : before;
    }
}
