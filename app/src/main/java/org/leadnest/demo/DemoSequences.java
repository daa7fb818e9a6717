package org.leadnest.demo;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.leadnest.accounts.Actor;
import org.leadnest.followups.Enrollments;
import org.leadnest.followups.SequenceId;
import org.leadnest.followups.SequenceInput;
import org.leadnest.followups.Sequences;
import org.leadnest.followups.StepLine;
import org.leadnest.leads.Author;
import org.leadnest.leads.LeadId;
import org.leadnest.messaging.settings.SendingSettings;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;

/** The follow-up of Harbor Realty: three sequences and who gets which. */
@Component
@ConditionalOnProperty(name = "leadnest.mode", havingValue = "development")
class DemoSequences {
    private final Sequences sequences;
    private final Enrollments enrollments;
    private final SendingSettings settings;
    private @Nullable SequenceId buyers;
    private @Nullable SequenceId openHouse;
    private @Nullable SequenceId sellers;

    DemoSequences(Sequences sequences, Enrollments enrollments, SendingSettings settings) {
        this.sequences = sequences;
        this.enrollments = enrollments;
        this.settings = settings;
    }

    void write(Actor owner) {
        settings.save(new SendingSettings.Sending(
                "Harbor Realty", "12 Wharf Street, Salem, MA 01970", SendingSettings.SmsBasis.STATED));
        buyers = make(
                owner,
                "New buyer inquiry",
                StepLine.of(
                        "EMAIL",
                        "PT5M",
                        null,
                        "Your question, {{ lead.firstName | default: \"and our answer\" }}",
                        """
                        Hello {{ lead.firstName | default: "there" }},

                        thank you for asking. The home can be seen this week, and I can answer most questions by return: \
                        taxes, heating, what stays. Which day suits you?

                        {{ agent.name }}
                        {{ account.name }}
                        """),
                StepLine.of(
                        "SMS",
                        "P1D",
                        "10:00",
                        null,
                        "Hello {{ lead.firstName }}, {{ agent.name }} of {{ account.name }} here. Would Saturday suit"
                                + " you for a look at the house?"),
                StepLine.of("EMAIL", "P4D", "09:30", "Three homes that are like it", """
                        Hello {{ lead.firstName | default: "there" }},

                        there are three homes in Salem with the same number of rooms. If you tell me what mattered to you \
                        about the first one, I will send the ones that have it.

                        {{ agent.name }}
                        """),
                StepLine.of("TASK", "P7D", "09:00", "Call: no answer to three messages", ""));
        openHouse = make(
                owner,
                "After the open house",
                StepLine.of("EMAIL", "PT3H", null, "What did you think of the house?", """
                        Hello {{ lead.firstName | default: "there" }},

                        it was good to meet you today. The floor plan and the list of what stays are ready; shall I send \
                        them?

                        {{ agent.name }}
                        """),
                StepLine.of("TASK", "P2D", "11:00", "Call about the open house", ""));
        sellers = make(
                owner,
                "What is my home worth",
                StepLine.of("EMAIL", "PT10M", null, "Your home's value, with the sales it rests on", """
                        Hello {{ lead.firstName | default: "there" }},

                        I can tell you what your home would bring, and show the sales behind the number. It takes twenty \
                        minutes at the house. Would one evening next week suit you?

                        {{ agent.name }}
                        """),
                StepLine.of("EMAIL", "P6D", "09:00", "Two questions before a valuation", """
                        Hello {{ lead.firstName | default: "there" }},

                        two things change a valuation most: the year of the roof and of the heating. Do you have them at \
                        hand?

                        {{ agent.name }}
                        """));
    }

    void followUp(LeadId lead, DemoPeople.Person person, Actor agent) {
        SequenceId sequence = switch (person.source()) {
            case "Open house" -> openHouse;
            case "Past client", "Sign call" -> sellers;
            default -> buyers;
        };
        if (sequence != null) {
            enrollments.enroll(sequence, List.of(lead.value()), Author.of(agent));
        }
    }

    private SequenceId make(Actor owner, String name, StepLine... lines) {
        return switch (sequences.create(new SequenceInput(name, List.of(lines), Set.of(), false), owner)) {
            case Sequences.Saving.Saved saved -> saved.sequence().id();
            case Sequences.Saving.Refused refused ->
                throw new IllegalStateException(
                        "demo sequence: " + refused.errors().all());
            case Sequences.Saving.Missing _, Sequences.Saving.Changed _ ->
                throw new IllegalStateException("a new sequence cannot be missing");
        };
    }
}
