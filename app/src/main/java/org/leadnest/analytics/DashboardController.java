package org.leadnest.analytics;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.leadnest.accounts.Accounts;
import org.leadnest.accounts.Actor;
import org.leadnest.accounts.Permission;
import org.leadnest.accounts.Requires;
import org.leadnest.deals.DealBoards;
import org.leadnest.leads.LeadCounts;
import org.leadnest.messaging.Status;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

@Controller
@Requires(Permission.DASHBOARD_READ)
class DashboardController {
    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("h:mm a", Locale.US);

    private final Work work;
    private final MyDay mine;
    private final Figures figures;
    private final RecentActivity activity;
    private final Accounts accounts;
    private final InstantSource clock;

    DashboardController(
            Work work, MyDay mine, Figures figures, RecentActivity activity, Accounts accounts, InstantSource clock) {
        this.mine = mine;
        this.work = work;
        this.figures = figures;
        this.activity = activity;
        this.accounts = accounts;
        this.clock = clock;
    }

    @GetMapping("/app/")
    String withoutSlash() {
        return "redirect:/app";
    }

    @GetMapping("/app")
    String dashboard(Actor actor, Model model) {
        ZoneId zone = accounts.account(actor.account()).zone();
        Instant now = clock.instant();
        LeadCounts leads = work.leads().counts();
        boolean sequences = !work.sequences().list(null, null, 1).data().isEmpty();
        long listings = figures.listings();
        List<DealBoards.Total> deals = figures.deals();
        boolean anyDeal = deals.stream().anyMatch(total -> total.deals() > 0);
        boolean fresh = leads.total() == 0 && listings == 0 && !sequences && !anyDeal;
        model.addAttribute(
                "page",
                new DashboardPage(
                        greeting(actor, now, zone),
                        fresh,
                        firstSteps(leads.total() > 0, sequences, listings > 0),
                        fresh ? List.of() : mine.calls(actor, now),
                        fresh ? List.of() : mine.figures(actor, now, tasksDue(actor, now, zone)),
                        fresh
                                ? List.of()
                                : figures.of(
                                        leads,
                                        counted(leads, now, zone),
                                        deals,
                                        listings,
                                        work.runs().active()),
                        fresh ? List.of() : since(now.minus(Duration.ofDays(1))),
                        Figures.leadStages(leads),
                        anyDeal ? Figures.dealStages(deals) : List.of(),
                        Figures.forecast(deals).display(),
                        fresh ? List.of() : figures.messages(now),
                        fresh ? List.of() : activity.newest(zone)));
        return "analytics/index";
    }

    /** Says when, of figures that are not those of now. */
    private static String counted(LeadCounts leads, Instant now, ZoneId zone) {
        return leads.at().plusSeconds(1).isBefore(now)
                ? ", counted at " + MINUTE.format(leads.at().atZone(zone))
                : "";
    }

    private long tasksDue(Actor actor, Instant now, ZoneId zone) {
        Instant tonight =
                now.atZone(zone).toLocalDate().plusDays(1).atStartOfDay(zone).toInstant();
        return work.tasks().openBefore(tonight, actor.user());
    }

    private List<String> since(Instant yesterday) {
        var messages = figures.messagesSince(yesterday);
        List<String> changes = new ArrayList<>();
        tell(changes, activity.leadsSince(yesterday), "new lead", "new leads");
        tell(changes, Figures.sent(messages), "message sent", "messages sent");
        tell(changes, messages.getOrDefault(Status.RECEIVED, 0L), "message received", "messages received");
        tell(changes, messages.getOrDefault(Status.HELD, 0L), "message held", "messages held");
        tell(changes, messages.getOrDefault(Status.REFUSED, 0L), "message refused", "messages refused");
        tell(changes, activity.movesSince(yesterday), "deal moved or opened", "moves of deals");
        return changes;
    }

    private static void tell(List<String> changes, long count, String one, String many) {
        if (count > 0) {
            changes.add(count + " " + (count == 1 ? one : many));
        }
    }

    private static String greeting(Actor actor, Instant now, ZoneId zone) {
        int hour = now.atZone(zone).getHour();
        String part = hour < 12 ? "Good morning" : hour < 18 ? "Good afternoon" : "Good evening";
        return part + ", " + actor.name().strip().split(" ", 2)[0];
    }

    private static List<DashboardPage.FirstStep> firstSteps(boolean leads, boolean sequence, boolean listing) {
        if (leads && sequence && listing) {
            return List.of();
        }
        return List.of(
                new DashboardPage.FirstStep(
                        "Bring your leads",
                        "Import a CSV from any CRM; columns are recognised and you see a preview first.",
                        "/app/leads/imports/new",
                        "Import leads",
                        "file-import",
                        leads),
                new DashboardPage.FirstStep(
                        "Build a follow-up sequence",
                        "Two e-mails are a start. Messages go out at legal hours and stop when somebody opts out.",
                        "/app/sequences/new",
                        "Build a sequence",
                        "route",
                        sequence),
                new DashboardPage.FirstStep(
                        "Create a listing",
                        "Enter its facts, add photos, and get a description in which every claim rests on a fact.",
                        "/app/listings/new",
                        "Create a listing",
                        "building-estate",
                        listing));
    }
}
