package org.leadnest.analytics;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.leadnest.accounts.Actor;
import org.leadnest.accounts.Permission;
import org.leadnest.deals.DealBoards;
import org.leadnest.kernel.UserId;
import org.leadnest.leads.CallList;
import org.leadnest.leads.SpeedToLead;
import org.leadnest.messaging.Correspondence;
import org.leadnest.platform.mail.MailLanguage;
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
        return MyNumbers.figures(numbers(actor, now, tasksDue), MailLanguage.ENGLISH);
    }

    /** @param tasksDue by tonight */
    MyNumbers numbers(Actor actor, Instant now, long tasksDue) {
        UserId me = actor.user();
        return new MyNumbers(
                me,
                correspondence.unanswered(me, now),
                tasksDue,
                calls.newOf(me, now.minus(WEEK)),
                calls.newOf(me, now.minus(Duration.ofDays(1))),
                deals.own(me.value()),
                speed.of(me, MONTH));
    }
}
