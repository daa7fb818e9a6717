package org.leadnest.followups;

import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.leadnest.followups.DueEnrollments.Claimed;
import org.leadnest.leads.LeadTraits;
import org.leadnest.messaging.Correspondence.Standing;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Advances one set of due enrollments in one transaction: claim, look whether the person has answered or opted out, decide
 * by the engine, put the messages up in one statement, file the tasks, write the enrollments in one statement. A crash
 * before the commit leaves everything as it was; after it, messaging's unique key passes over what is there.
 */
@Component
class AdvanceSet {
    private final DueEnrollments due;
    private final PlanCache plans;
    private final Addressees addressees;
    private final Exchange exchange;
    private final Deeds deeds;
    private final DueAccounts accounts;

    AdvanceSet(
            DueEnrollments due,
            PlanCache plans,
            Addressees addressees,
            Exchange exchange,
            Deeds deeds,
            DueAccounts accounts) {
        this.due = due;
        this.plans = plans;
        this.addressees = addressees;
        this.exchange = exchange;
        this.deeds = deeds;
        this.accounts = accounts;
    }

    /** How many enrollments were taken up: fewer than make a set means that no more are due. */
    @Transactional
    public int advance(InstantSource clock, Sweep sweep) {
        Instant now = now(clock);
        return advance(due.claim(now, sweep), now);
    }

    /** What {@link #advance} would take up next, nothing of it claimed. */
    @Transactional(readOnly = true)
    public List<UUID> next(InstantSource clock, int limit) {
        return due.next(now(clock), limit);
    }

    /** One that is due, unless somebody else has it. */
    @Transactional
    public void advanceOne(InstantSource clock, UUID enrollment) {
        Instant now = now(clock);
        advance(due.claimOne(enrollment, now), now);
    }

    /** Holds one that is due until a person resumes it. */
    @Transactional
    public void pause(InstantSource clock, UUID enrollment, String problem) {
        due.pause(enrollment, now(clock), problem);
    }

    private static Instant now(InstantSource clock) {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    private int advance(List<Claimed> taken, Instant now) {
        List<Run> claimed = taken.stream().map(Claimed::run).toList();
        if (claimed.isEmpty()) {
            return 0;
        }
        List<UUID> leads = claimed.stream().map(Run::lead).distinct().toList();
        Map<UUID, Addressee> people = addressees.of(leads);
        Map<UUID, Standing> standing = exchange.correspondence().standing(leads);
        var plan = plans.plans(
                claimed.stream().map(run -> run.enrollment().versionId()).toList());

        Map<UUID, LeadTraits> traits = deeds.traits(plan.values(), leads);
        Set<UUID> opened = plan.values().stream().anyMatch(PlanCache.Planned::asksAboutLinks)
                ? exchange.correspondence().opened(claimed.stream().map(Run::id).toList())
                : Set.of();
        var about = addressees.homes().ofRuns(claimed, plan);
        List<Run> advanced = new ArrayList<>();
        List<Deed> doing = new ArrayList<>();
        for (Run run : claimed) {
            Addressee person = people.get(run.lead());
            PlanCache.Planned planned = plan.get(run.enrollment().versionId());
            if (person == null || planned == null) {
                throw new IllegalStateException("enrollment " + run.id() + " lost its lead or version");
            }
            Standing stands = standing.getOrDefault(run.lead(), Standing.NOTHING);
            var facts = person.facts(run.answeredIn(stands), opened.contains(run.id()), traits.get(run.lead()));
            Addressee reader = person.about(about.get(run.id()));
            Turn turn = new Turn(run, planned.plan(), reader, facts, exchange.templates(), now).meet(stands);
            advanced.add(turn.result());
            doing.addAll(turn.deeds());
        }
        deeds.carryOut(doing);
        due.write(taken, advanced);
        return claimed.size();
    }

    /** Writes down when the account's next step is really due. */
    @Transactional
    public void settle() {
        accounts.settle();
    }
}
