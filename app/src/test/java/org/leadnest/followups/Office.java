package org.leadnest.followups;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.leadnest.accounts.Actor;
import org.leadnest.cadence.LocalTimes;
import org.leadnest.kernel.EmailAddress;
import org.leadnest.kernel.Ids;
import org.leadnest.kernel.PhoneNumber;
import org.leadnest.leads.Author;
import org.leadnest.leads.Leads;
import org.leadnest.leads.NewLead;
import org.leadnest.messaging.Message;
import org.leadnest.messaging.Messages;
import org.leadnest.messaging.delivery.DeliverDueMessages;
import org.leadnest.platform.tenancy.Tenancy;
import org.leadnest.platform.time.ServiceClock;
import org.leadnest.testkit.Mornings;
import org.springframework.stereotype.Component;

/** What tests of follow-up do again and again: make leads and sequences, enrol, let time pass, look. */
@Component
class Office {
    static final ZoneId NEW_YORK = ZoneId.of("America/New_York");

    private final Leads leads;
    private final Sequences sequences;
    private final Enrollments enrollments;
    private final Messages messages;
    private final AdvanceDueEnrollments runner;
    private final DeliverDueMessages dispatcher;
    private final ServiceClock clock;

    Office(
            Leads leads,
            Sequences sequences,
            Enrollments enrollments,
            Messages messages,
            AdvanceDueEnrollments runner,
            DeliverDueMessages dispatcher,
            ServiceClock clock) {
        this.leads = leads;
        this.sequences = sequences;
        this.enrollments = enrollments;
        this.messages = messages;
        this.runner = runner;
        this.dispatcher = dispatcher;
        this.clock = clock;
    }

    static StepLine email(String delay, String body) {
        return StepLine.of("EMAIL", delay, null, "Hello {{ lead.firstName }}", body);
    }

    static StepLine emailAt(String delay, String at) {
        return StepLine.of("EMAIL", delay, at, "Hello", "Good morning");
    }

    static StepLine task(String delay, String title) {
        return StepLine.of("TASK", delay, null, title, "");
    }

    static SequenceInput input(StepLine... steps) {
        return new SequenceInput("Welcome", List.of(steps), Set.of(), true);
    }

    /** On a later Wednesday in New York. */
    Instant moveTo(String time) {
        LocalDate day = clock.instant().atZone(NEW_YORK).toLocalDate().plusDays(1);
        while (day.getDayOfWeek() != java.time.DayOfWeek.WEDNESDAY || Mornings.holidayNear(day)) {
            day = day.plusDays(1);
        }
        return moveTo(day, time);
    }

    Instant moveTo(LocalDate day, String time) {
        Instant target = LocalTimes.at(day, LocalTime.parse(time), NEW_YORK);
        clock.advance(Duration.between(clock.instant(), target));
        return target;
    }

    void pass(Duration time) {
        clock.advance(time);
    }

    void tick() {
        runner.run();
        dispatcher.run();
    }

    UUID lead(Actor actor) {
        return leads(actor, 1).getFirst();
    }

    List<UUID> leads(Actor actor, int count) {
        return as(
                actor,
                () -> IntStream.range(0, count)
                        .mapToObj(i -> NewLead.named("Ana", "Lopez")
                                .reachedBy(List.of(new EmailAddress("ana." + Ids.next() + "@example.com")), List.of())
                                .living("NY", null, "America/New_York"))
                        .map(lead -> leads.capture(lead, actor).lead().id().value())
                        .toList());
    }

    /** Of whom no zone is stated. */
    UUID leadIn(Actor actor, String state) {
        NewLead lead = NewLead.named("Cal", "Ter")
                .reachedBy(List.of(new EmailAddress("cal." + Ids.next() + "@example.com")), List.of())
                .living(state, null, null);
        return as(actor, () -> leads.capture(lead, actor).lead().id().value());
    }

    UUID textOnly(Actor actor, String phone) {
        NewLead lead = NewLead.named("Tex", "Ter").reachedBy(List.of(), List.of(new PhoneNumber(phone)));
        return as(actor, () -> leads.capture(lead, actor).lead().id().value());
    }

    Sequence sequence(Actor actor, SequenceInput input) {
        Sequences.Saving saving = as(actor, () -> sequences.create(input, actor));
        assertThat(saving).isInstanceOf(Sequences.Saving.Saved.class);
        return ((Sequences.Saving.Saved) saving).sequence();
    }

    Enrolling.Done enroll(Actor actor, Sequence sequence, List<UUID> leads) {
        Enrolling enrolling = as(actor, () -> enrollments.enroll(sequence.id(), leads, Author.of(actor)));
        assertThat(enrolling).isInstanceOf(Enrolling.Done.class);
        return (Enrolling.Done) enrolling;
    }

    Run run(Actor actor, UUID lead) {
        return as(actor, () -> enrollments.list(lead, null, null, 10)).data().getFirst();
    }

    /** Oldest first. */
    List<Message> messages(Actor actor, UUID lead) {
        return as(actor, () -> messages.list(lead, Optional.empty(), 100))
                .data()
                .reversed();
    }

    <T> T as(Actor actor, java.util.function.Supplier<T> work) {
        return Tenancy.as(actor.account(), work);
    }
}
