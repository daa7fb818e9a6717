package org.leadnest.leads.browsing;

import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.leadnest.accounts.Actor;
import org.leadnest.accounts.Permission;
import org.leadnest.kernel.Cursor;
import org.leadnest.kernel.Page;
import org.leadnest.leads.Catalogue;
import org.leadnest.leads.Lead;
import org.leadnest.leads.LeadBulkAction;
import org.leadnest.leads.LeadFilter;
import org.leadnest.leads.LeadFilter.Sort;
import org.leadnest.leads.Leads;
import org.leadnest.leads.Phrases;
import org.leadnest.leads.fields.CustomFields;
import org.leadnest.platform.web.Initials;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What the list's page shows, read in one transaction. */
@Service
public class LeadLists {
    private static final int ROWS = 50;

    private final Leads leads;
    private final List<LeadBulkAction> actions;
    private final CustomFields fields;
    private final InstantSource clock;

    LeadLists(Leads leads, List<LeadBulkAction> actions, CustomFields fields, InstantSource clock) {
        this.leads = leads;
        this.fields = fields;
        this.actions = actions;
        this.clock = clock;
    }

    /** @param place where a former page ended, as its link has it; what is not one counts as the beginning */
    @Transactional
    public LeadListPage page(LeadFilter filter, @Nullable String place, Actor actor) {
        Optional<Cursor> after = Optional.ofNullable(place).flatMap(filter::place);
        Page<Lead> found = leads.list(filter, after.orElse(null), ROWS);
        return page(filter, found, after.isPresent(), actor);
    }

    private LeadListPage page(LeadFilter filter, Page<Lead> found, boolean further, Actor actor) {
        Instant now = clock.instant();
        String query = ListAddress.query(filter);
        return new LeadListPage(
                filters(filter),
                found.data().stream().map(lead -> row(lead, now)).toList(),
                column(filter, Sort.NAME),
                column(filter, Sort.ACTIVITY),
                column(filter, Sort.CREATED),
                column(filter, Sort.SCORE),
                query,
                filter.narrows(),
                found.next() == null ? null : ListAddress.of(filter) + ListAddress.after(filter, found.next()),
                further ? ListAddress.of(filter) : null,
                actor.may(Permission.LEADS_WRITE)
                        ? actions.stream()
                                .flatMap(action -> action.offer(actor).stream())
                                .toList()
                        : List.of());
    }

    private LeadListPage.Filters filters(LeadFilter filter) {
        Catalogue catalogue = leads.catalogue();
        Map<String, String> stages = new LinkedHashMap<>();
        catalogue.stages().forEach(stage -> stages.put(stage.name(), stage.name()));
        Map<String, String> tags = new LinkedHashMap<>();
        catalogue.tags().forEach(tag -> tags.put(tag, tag));
        Map<String, String> owners = new LinkedHashMap<>();
        owners.put(LeadFilter.NO_OWNER, "Nobody");
        catalogue.owners().forEach(owner -> owners.put(owner.id().toString(), owner.name()));
        return new LeadListPage.Filters(
                text(filter.q()),
                text(filter.stage()),
                text(filter.tag()),
                text(filter.owner()),
                filter.clauses().text().orElse(""),
                ClauseWords.of(filter.clauses(), catalogue, fields),
                filter.sort() == Sort.ACTIVITY ? "" : filter.sort().name().toLowerCase(Locale.ROOT),
                stages,
                tags,
                owners);
    }

    private static LeadListPage.Row row(Lead lead, Instant now) {
        String name = lead.name();
        return new LeadListPage.Row(
                lead.id().toString(),
                name,
                Initials.of(name),
                contact(lead, name),
                lead.stage().name(),
                Phrases.tone(lead.stage()),
                lead.source() == null ? "" : lead.source().name(),
                lead.owner() == null ? "" : lead.owner().name(),
                Integer.toString(lead.score()),
                lead.scoreReasons().stream()
                        .map(reason -> reason.signal().label() + " " + reason.points())
                        .collect(java.util.stream.Collectors.joining(", ")),
                Phrases.ago(lead.lastActivityAt(), now),
                lead.lastActivityAt().toString(),
                lead.tags());
    }

    private static String contact(Lead lead, String name) {
        if (!lead.emails().isEmpty() && !lead.emails().getFirst().value().equals(name)) {
            return lead.emails().getFirst().value();
        }
        String phone = lead.phones().isEmpty() ? "" : lead.phones().getFirst().display();
        return phone.equals(name) ? "" : phone;
    }

    private static LeadListPage.Column column(LeadFilter filter, Sort sort) {
        String direction = filter.sort() != sort ? null : sort == Sort.NAME ? "asc" : "desc";
        return new LeadListPage.Column(ListAddress.of(filter.sorted(sort)), direction);
    }

    private static String text(@Nullable String value) {
        return value == null ? "" : value;
    }
}
