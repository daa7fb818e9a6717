package org.leadnest.leads.forms;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.leadnest.kernel.FieldErrors;
import org.leadnest.kernel.Ids;
import org.leadnest.leads.Author;
import org.leadnest.leads.Filed;
import org.leadnest.leads.Inquiries;
import org.leadnest.leads.LeadConsents;
import org.leadnest.leads.LeadEvent.FormSubmitted;
import org.leadnest.leads.LeadId;
import org.leadnest.leads.NewLead;
import org.leadnest.platform.tenancy.Tenancy;
import org.leadnest.platform.web.Stopwatch;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The verbs over web forms, for the account of the running code. */
@Service
class Forms {
    private static final Duration WINDOW = Duration.ofMinutes(10);
    /** From one address to one form within the window: a family fills in one or two, an office five. */
    private static final int MOST = 5;

    private final FormStore store;
    private final Stopwatch stopwatch;
    private final Inquiries inquiries;
    private final LeadConsents consents;
    private final ApplicationEventPublisher events;
    private final InstantSource clock;

    Forms(
            FormStore store,
            Stopwatch stopwatch,
            Inquiries inquiries,
            LeadConsents consents,
            ApplicationEventPublisher events,
            InstantSource clock) {
        this.store = store;
        this.stopwatch = stopwatch;
        this.inquiries = inquiries;
        this.consents = consents;
        this.events = events;
        this.clock = clock;
    }

    /** What sending a form came to. */
    sealed interface Sent {
        /** Held ones look the same from outside: whoever sends spam learns nothing. */
        record Taken() implements Sent {}

        record Refused(FieldErrors errors) implements Sent {}

        record TooMany() implements Sent {}
    }

    @Transactional(readOnly = true)
    List<WebForm> all() {
        return store.all();
    }

    @Transactional(readOnly = true)
    Optional<WebForm> find(UUID id) {
        return store.find(id);
    }

    /** Saves the form; other words of consent make another version. */
    @Transactional
    void put(WebForm form) {
        store.put(form, clock.instant());
    }

    /** The hidden mark of a form that is shown now. */
    String mark(WebForm form) {
        return stopwatch.start(form.id(), clock.instant());
    }

    /** @param answers what was sent, by parameter @param address the network address of the sender */
    @Transactional
    Sent send(WebForm form, Map<String, String> answers, String address) {
        Instant now = clock.instant();
        if (store.sent(form.id(), address, now.minus(WINDOW)) >= MOST) {
            return new Sent.TooMany();
        }
        Answers read = new Answers(form, answers);
        FieldErrors errors = new FieldErrors();
        NewLead person = read.person(errors, now);
        if (errors.any()) {
            return new Sent.Refused(errors);
        }
        Optional<String> odd = answers.getOrDefault(Answers.HONEYPOT, "").isBlank()
                ? stopwatch.odd(form.id(), answers.getOrDefault(Answers.MARK, ""), now)
                : Optional.of("A field was filled in that people cannot see.");
        LeadId lead = odd.isPresent() ? null : file(form, read, person, address);
        store.insert(new FormStore.Submission(
                Ids.next(),
                form.id(),
                now,
                odd.isPresent() ? "HELD" : "FILED",
                odd.orElse(null),
                address,
                read.kept(),
                lead));
        return new Sent.Taken();
    }

    private LeadId file(WebForm form, Answers read, NewLead person, String address) {
        Filed filed = inquiries.file(person, Author.system("Form " + form.name()));
        LeadId lead = filed.lead().id();
        read.agreedVersion()
                .flatMap(version -> store.wording(form.id(), version).map(wording -> Map.entry(version, wording)))
                .ifPresent(shown -> {
                    String version = form.id() + "/" + shown.getKey();
                    if (!person.emails().isEmpty()) {
                        consents.give(
                                lead, new LeadConsents.Agreement("EMAIL", shown.getValue(), version, "FORM", address));
                    }
                    if (!person.phones().isEmpty()) {
                        consents.give(
                                lead, new LeadConsents.Agreement("SMS", shown.getValue(), version, "FORM", address));
                    }
                });
        events.publishEvent(new FormSubmitted(Tenancy.required(), lead.value(), form.id()));
        return lead;
    }

    @Transactional(readOnly = true)
    List<FormStore.Submission> latest(UUID form, int limit) {
        return store.latest(form, limit);
    }

    /** Files a held submission, as of when it was sent; empty when it is not there or held no more. */
    @Transactional
    Optional<LeadId> release(UUID form, UUID submission) {
        Optional<FormStore.Submission> held = held(form, submission);
        return held.flatMap(sent -> {
            WebForm of = store.find(form).orElseThrow();
            Answers read = new Answers(of, sent.answers());
            NewLead person = read.person(new FieldErrors(), sent.at());
            LeadId lead = file(of, read, person, sent.address());
            return store.settle(submission, "FILED", lead) ? Optional.of(lead) : Optional.empty();
        });
    }

    @Transactional
    boolean dismiss(UUID form, UUID submission) {
        return held(form, submission).isPresent() && store.settle(submission, "DISMISSED", null);
    }

    private Optional<FormStore.Submission> held(UUID form, UUID submission) {
        return store.submission(submission)
                .filter(sent -> sent.form().equals(form) && sent.status().equals("HELD"));
    }
}
