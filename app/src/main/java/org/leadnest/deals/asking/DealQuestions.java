package org.leadnest.deals.asking;

import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.leadnest.accounts.Accounts;
import org.leadnest.accounts.Member;
import org.leadnest.accounts.Permission;
import org.leadnest.deals.Deal;
import org.leadnest.deals.DealFilter;
import org.leadnest.deals.DealStage;
import org.leadnest.deals.Deals;
import org.leadnest.kernel.Cursor;
import org.leadnest.kernel.Page;
import org.leadnest.leads.Tasks;
import org.leadnest.platform.asking.Asked;
import org.leadnest.platform.asking.Replies;
import org.leadnest.platform.tenancy.Tenancy;
import org.leadnest.platform.web.PaletteEntry;
import org.leadnest.platform.web.PaletteSource;
import org.springframework.stereotype.Component;

/** Answers questions about deals with how many there are and the rows themselves. */
@Component
class DealQuestions implements PaletteSource {
    private static final int PLACE = 7;
    private static final int ROWS = 500;
    private static final int MOST_READ = 5_000;
    private static final String LIST = "/app/deals/list";

    private final Deals deals;
    private final Tasks tasks;
    private final Accounts accounts;
    private final InstantSource clock;

    DealQuestions(Deals deals, Tasks tasks, Accounts accounts, InstantSource clock) {
        this.deals = deals;
        this.tasks = tasks;
        this.accounts = accounts;
        this.clock = clock;
    }

    @Override
    public int place() {
        return PLACE;
    }

    @Override
    public List<PaletteEntry> find(String query, Set<String> permissions, int limit) {
        if (!permissions.contains(Permission.DEALS_READ.name())
                || Asked.about(DealQuestion.NOUNS, query).isEmpty()) {
            return List.of();
        }
        ZoneId zone = accounts.account(Tenancy.required()).zone();
        LocalDate today = LocalDate.ofInstant(clock.instant(), zone);
        return DealQuestion.read(query, names(), today, zone)
                .map(question -> question.task() != null && !permissions.contains(Permission.TASKS_READ.name())
                        ? List.<PaletteEntry>of()
                        : answer(question, limit))
                .orElse(List.of());
    }

    private DealQuestion.Names names() {
        List<String> stages = deals.pipelines().all().stream()
                .flatMap(pipeline -> pipeline.stages().stream())
                .map(DealStage::name)
                .toList();
        List<String> people =
                accounts.members(Tenancy.required()).stream().map(Member::name).toList();
        return new DealQuestion.Names(stages, people);
    }

    private List<PaletteEntry> answer(DealQuestion question, int limit) {
        if (!question.understood()) {
            return question.asked().leftOver().isEmpty()
                    ? List.of()
                    : Replies.notUnderstood(question.asked(), DealQuestion.KNOWS, LIST);
        }
        List<Deal> all = all();
        if (all.size() >= MOST_READ) {
            return List.of();
        }
        Set<UUID> busy = question.task() == null ? Set.of() : tasks.leadsWithOpenTask();
        List<Deal> found = all.stream()
                .filter(question.wanted())
                .filter(deal -> question.task() == null
                        || (deal.leadId() != null && busy.contains(deal.leadId())) == question.task())
                .toList();
        return Replies.rows(
                question.asked(),
                "deal",
                found,
                question.state() == null ? LIST : LIST + "?state=" + question.state(),
                limit,
                deal -> new PaletteEntry(
                        "deal",
                        deal.name(),
                        deal.stage().name() + ", " + deal.value().display(),
                        "/app/deals/" + deal.id()));
    }

    private List<Deal> all() {
        List<Deal> all = new ArrayList<>();
        @Nullable Cursor after = null;
        do {
            Page<Deal> page = deals.list(DealFilter.ALL, after, ROWS);
            all.addAll(page.data());
            after = page.next() == null ? null : Cursor.timed(page.next()).orElse(null);
        } while (after != null && all.size() < MOST_READ);
        return all;
    }
}
