package org.leadnest.leads.routing;

import java.time.InstantSource;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.leadnest.accounts.Accounts;
import org.leadnest.accounts.Member;
import org.leadnest.kernel.Cursor;
import org.leadnest.kernel.Page;
import org.leadnest.kernel.UserId;
import org.leadnest.leads.AccountZone;
import org.leadnest.leads.LeadId;
import org.leadnest.platform.tenancy.Tenancy;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The verbs over rules, shifts and the log. */
@Service
class RoutingRules {
    private final RuleStore rules;
    private final RoutingStore store;
    private final Accounts accounts;
    private final AccountZone zones;
    private final InstantSource clock;

    RoutingRules(RuleStore rules, RoutingStore store, Accounts accounts, AccountZone zones, InstantSource clock) {
        this.rules = rules;
        this.store = store;
        this.accounts = accounts;
        this.zones = zones;
        this.clock = clock;
    }

    @Transactional(readOnly = true)
    List<RoutingRule> all() {
        return rules.all();
    }

    @Transactional(readOnly = true)
    Optional<RoutingRule> find(UUID id) {
        return rules.find(id);
    }

    /** Adds the rule at the end, or writes over the one of that id; its agents' turns stay. */
    @Transactional
    void put(RoutingRule rule) {
        rules.put(rule, clock.instant());
    }

    @Transactional
    boolean delete(UUID rule) {
        return rules.delete(rule);
    }

    @Transactional
    void raise(UUID rule) {
        rules.raise(rule);
    }

    @Transactional(readOnly = true)
    List<Member> members() {
        return accounts.members(Tenancy.required());
    }

    /** The account's teams by id and name. */
    @Transactional(readOnly = true)
    Map<String, String> teams() {
        return rules.teams();
    }

    @Transactional(readOnly = true)
    Map<UUID, Shift> shifts() {
        return store.shifts();
    }

    @Transactional
    void putShift(UserId user, Shift shift) {
        store.putShift(user, shift);
    }

    /** @param lead null for all */
    @Transactional(readOnly = true)
    Page<RoutingStore.Logged> log(@Nullable LeadId lead, @Nullable Cursor after, int limit) {
        return Page.cut(
                store.log(lead, after, limit + 1),
                limit,
                line -> new Cursor(line.at().toString(), line.id()));
    }

    LocalDateTime localNow() {
        return clock.instant().atZone(zones.current()).toLocalDateTime();
    }
}
