package org.leadnest.analytics;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.leadnest.accounts.Actor;
import org.leadnest.accounts.Permission;
import org.leadnest.deals.DealBoards;
import org.leadnest.kernel.UserId;
import org.leadnest.leads.CallList;
import org.leadnest.leads.SpeedToLead;
import org.leadnest.messaging.Correspondence;
import org.springframework.stereotype.Component;

/** The part of the dashboard that is about whoever looks at it. */
@Component
class MyDay {
    private static final int CALLS = 8;
    private static final Duration WEEK = Duration.ofDays(7);
    private static final Duration MONTH = Duration.ofDays(30);

    private final CallList calls;
    private final SpeedToLead speed;
    private final Correspondence correspondence;
    private final DealBoards deals;

    MyDay(CallList calls, SpeedToLead speed, Correspondence correspondence, DealBoards deals) {
        this.calls = calls;
        this.speed = speed;
        this.correspondence = correspondence;
        this.deals = deals;
    }

    List<DashboardPage.Call> calls(Actor actor, Instant now) {
        if (!actor.may(Permission.LEADS_READ)) {
            return List.of();
        }
        return calls.of(actor.user(), CALLS).stream()
                .map(call -> new DashboardPage.Call(
                        call.name(),
                        "/app/leads/" + call.lead(),
                        CallList.words(call, now),
                        call.phone() == null ? "" : call.phone().display(),
                        call.phone() == null ? "" : "tel:" + call.phone().value()))
                .toList();
    }

    /** @param tasksDue by tonight */
    List<DashboardPage.Figure> figures(Actor actor, Instant now, long tasksDue) {
        UserId me = actor.user();
        DealBoards.Own own = deals.own(me.value());
        return List.of(
                new DashboardPage.Figure(
                        "Unanswered messages",
                        Long.toString(correspondence.unanswered(me, now)),
                        "yours or nobody's",
                        "message-2",
                        "/app/inbox"),
                new DashboardPage.Figure(
                        "Your tasks today", Long.toString(tasksDue), "due by tonight", "checklist", "/app/tasks"),
                new DashboardPage.Figure(
                        "Your new leads",
                        Long.toString(calls.newOf(me, now.minus(WEEK))),
                        "in 7 days, " + calls.newOf(me, now.minus(Duration.ofDays(1))) + " since yesterday",
                        "users",
                        "/app/leads?owner=" + me),
                new DashboardPage.Figure(
                        "Your pipeline",
                        own.value().display(),
                        own.deals() + (own.deals() == 1 ? " open deal, " : " open deals, ")
                                + own.weightedGci().display() + " weighted GCI",
                        "layout-kanban",
                        "/app/deals/forecast"),
                response(me));
    }

    private DashboardPage.Figure response(UserId me) {
        Optional<SpeedToLead.Line> line = speed.of(me, MONTH);
        Duration median = line.map(SpeedToLead.Line::median).orElse(null);
        String value = median != null ? spoken(median) : line.isPresent() ? "Not reached" : "No inquiry";
        String hint = line.map(one -> "median, " + one.answered() + " of " + one.inquiries() + " answered in 30 days"
                        + (one.few() ? "; few" : ""))
                .orElse("median of 30 days");
        return new DashboardPage.Figure("Your response time", value, hint, "clock", "/app/leads/speed");
    }

    static String spoken(Duration time) {
        long minutes = Math.max(1, Math.round(time.toSeconds() / 60.0));
        if (minutes < 90) {
            return minutes + " min";
        }
        long hours = Math.round(minutes / 60.0);
        return hours < 48 ? hours + " h" : Math.round(hours / 24.0) + " days";
    }
}
