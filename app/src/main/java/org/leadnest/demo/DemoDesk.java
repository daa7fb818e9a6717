package org.leadnest.demo;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.leadnest.accounts.Actor;
import org.leadnest.deals.DealEdit;
import org.leadnest.deals.DealId;
import org.leadnest.deals.DealInput;
import org.leadnest.deals.Deals;
import org.leadnest.kernel.EmailAddress;
import org.leadnest.kernel.PhoneNumber;
import org.leadnest.leads.Author;
import org.leadnest.leads.Inquiry;
import org.leadnest.leads.Lead;
import org.leadnest.leads.LeadId;
import org.leadnest.leads.Leads;
import org.leadnest.leads.NewLead;
import org.leadnest.leads.NewTask;
import org.leadnest.leads.Tasks;
import org.leadnest.messaging.Channel;
import org.leadnest.messaging.Incoming;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;

/** What the people of Harbor Realty do with those who ask: welcome, follow up, answer, show, sell. */
@Component
@ConditionalOnProperty(name = "leadnest.mode", havingValue = "development")
class DemoDesk {
    private static final int ANSWERS_AFTER = 3;
    private static final int SHOWING_AFTER = 8;
    private static final int LOOKS_AFTER = 12;
    private static final int OFFER_AFTER = 20;
    private static final int CONTRACT_AFTER = 27;
    private static final int CLOSING_AFTER = 48;
    private static final int ANSWERS = 55;
    /** Every so many days, but for one lead in a hundred. */
    private static final int CATCHES_UP_EACH = 5;

    private static final int LAZY = 42;
    private static final int SHOWS = 80;
    private static final int LOOKS = 83;
    private static final int OFFERS = 87;
    private static final int CONTRACTS = 90;
    private static final int[] VALUES = {489_000, 325_000, 612_000, 359_000, 274_500, 538_000, 699_900};
    private static final String[] REPLIES = {
        "Saturday at ten would work for us, is that possible?",
        "Thank you for the details. Does the price include the garden shed?",
        "We are still looking, something with a third bedroom would be better.",
        "Please call me after six, I am at work until then."
    };

    private final Leads leads;
    private final Tasks tasks;
    private final Deals deals;
    private final DemoMailroom mailroom;
    private final DemoSequences sequences;
    private final DemoHomes homes;
    private final InstantSource clock;

    DemoDesk(
            Leads leads,
            Tasks tasks,
            Deals deals,
            DemoMailroom mailroom,
            DemoSequences sequences,
            DemoHomes homes,
            InstantSource clock) {
        this.leads = leads;
        this.tasks = tasks;
        this.deals = deals;
        this.mailroom = mailroom;
        this.sequences = sequences;
        this.homes = homes;
        this.clock = clock;
    }

    /** A person who has asked, and the agent who answers. */
    static final class Known {
        private final DemoPeople.Person person;
        private final LeadId lead;
        private final Actor agent;
        private @Nullable DealId deal;

        Known(DemoPeople.Person person, LeadId lead, Actor agent) {
            this.person = person;
            this.lead = lead;
            this.agent = agent;
        }
    }

    Known welcome(DemoPeople.Person person, Actor agent) {
        NewLead wanted = NewLead.named(person.first(), person.last())
                .reachedBy(List.of(new EmailAddress(person.email())), List.of(new PhoneNumber(person.phone())))
                .from(person.source())
                .tagged(person.tags())
                .living(person.state(), null, "America/New_York")
                .ownedBy(agent.user())
                .asking(new Inquiry(Inquiry.Type.PROPERTY_INQUIRY, person.ask(), (String) null, clock.instant()));
        Lead lead = leads.capture(wanted, Author.of(agent)).lead();
        sequences.followUp(lead.id(), person, agent);
        return new Known(person, lead.id(), agent);
    }

    /** What happens to this lead on this evening. */
    void goOn(Known known, int day, Random chance) {
        int age = day - known.person.day();
        int warmth = known.person.warmth();
        if (age > 0 && age % CATCHES_UP_EACH == 0 && warmth != LAZY) {
            catchUp(known);
        }
        if (age == ANSWERS_AFTER && warmth >= ANSWERS) {
            answer(known, chance);
        }
        if (age == ANSWERS_AFTER + 1 && warmth >= ANSWERS) {
            mailroom.write(known.lead, known.person.first(), known.agent);
        }
        if (age == SHOWING_AFTER && warmth >= SHOWS) {
            show(known);
        }
        if (age == LOOKS_AFTER && warmth >= LOOKS) {
            move(known, "Showing");
        }
        if (age == OFFER_AFTER && warmth >= OFFERS) {
            move(known, "Offer");
            leads.note(
                    known.lead, "Offer sent to the listing side, answer expected by Friday.", Author.of(known.agent));
        }
        if (age == CONTRACT_AFTER && warmth >= CONTRACTS) {
            move(known, "contract");
        }
        if (age == CLOSING_AFTER && warmth >= OFFERS) {
            move(known, warmth < CONTRACTS ? "lost" : "won");
        }
    }

    /** Agents do what is due, a little late. */
    private void catchUp(Known known) {
        tasks.ofLead(known.lead).stream()
                .filter(task -> task.doneAt() == null
                        && task.dueAt() != null
                        && task.dueAt().isBefore(clock.instant()))
                .forEach(task -> tasks.complete(task.id(), Author.of(known.agent)));
    }

    private void answer(Known known, Random chance) {
        mailroom.messages()
                .receive(new Incoming(
                        known.lead.value(),
                        Channel.EMAIL,
                        known.person.email(),
                        "maya@harbor.example",
                        "Re: your question",
                        REPLIES[chance.nextInt(REPLIES.length)],
                        false,
                        "demo",
                        "demo-" + known.lead));
        leads.changeStage(known.lead, "Engaged", Author.of(known.agent));
        tasks.create(
                new NewTask(
                        known.lead,
                        "Call " + known.person.first() + " back",
                        clock.instant().plus(Duration.ofDays(1)),
                        known.agent.user()),
                Author.of(known.agent));
    }

    private void show(Known known) {
        leads.note(
                known.lead, "Showed two homes. Liked the light, wondered about the commute.", Author.of(known.agent));
        leads.changeStage(known.lead, "Appointment", Author.of(known.agent));
        int pick = known.person.warmth() % VALUES.length;
        DealInput input = new DealInput()
                .put("name", known.person.last() + ", " + known.person.source())
                .put("value", String.valueOf(VALUES[pick]))
                .put("leadId", known.lead.toString())
                .put("listingKey", homes.entered().get(pick).toString())
                .put("commissionPercent", "2.5")
                .put(
                        "expectedClose",
                        clock.instant().plus(Duration.ofDays(45)).toString().substring(0, 10));
        if (deals.open(input, known.agent) instanceof DealEdit.Saved saved) {
            known.deal = saved.deal().id();
        }
    }

    private void move(Known known, String stageWord) {
        DealId deal = known.deal;
        if (deal != null) {
            deals.pipeline().stages().stream()
                    .filter(stage -> stage.name().contains(stageWord))
                    .findFirst()
                    .ifPresent(stage -> deals.move(deal, stage.id().toString(), 0, known.agent));
        }
    }
}
