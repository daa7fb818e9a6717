package org.leadnest.deals;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.leadnest.kernel.Money;
import org.leadnest.kernel.PhoneNumber;

/** The terms of a deal as its page shows them: every value is text already; an empty text is not shown. */
public record TermsView(
        String probability,
        List<Share> shares,
        String agentNet,
        String teamNet,
        String brokerageNet,
        List<Day> days,
        int remindDays,
        List<Person> parties) {

    /** @param amount empty while the deal has no commission */
    public record Share(String who, String what, String share, String amount) {}

    /** @param value as an input of dates has it */
    public record Day(String key, String name, String value, String shown, boolean past) {}

    /** @param position among the parties */
    public record Person(
            int position,
            String role,
            String name,
            String email,
            String phone,
            @Nullable String leadUrl) {}

    static TermsView of(Deal deal, LocalDate today) {
        Terms terms = deal.terms();
        @Nullable Division division = deal.division().orElse(null);
        return new TermsView(
                deal.probability() + " %",
                shares(terms, division),
                net(division, Split.Kind.AGENT),
                net(division, Split.Kind.TEAM),
                net(division, Split.Kind.BROKERAGE),
                days(terms, today),
                terms.remindDays(),
                people(terms.parties()));
    }

    private static List<Share> shares(Terms terms, @Nullable Division division) {
        List<Share> shares = new ArrayList<>();
        Referral referral = terms.referral();
        if (referral != null) {
            shares.add(new Share(
                    referral.to() == null ? "Referral" : referral.to(),
                    "Referral fee",
                    DealView.commission(referral.fee()),
                    division == null ? "" : division.referralFee().display()));
        }
        for (int i = 0; i < terms.splits().size(); i++) {
            Split split = terms.splits().get(i);
            shares.add(new Share(
                    split.name(),
                    split.kind().words(),
                    DealView.commission(split.share()),
                    division == null ? "" : division.shares().get(i).display()));
        }
        if (!shares.isEmpty() && division != null && division.rest().cents() > 0) {
            shares.add(
                    new Share("Brokerage", "What is left", "", division.rest().display()));
        }
        return shares;
    }

    private static String net(@Nullable Division division, Split.Kind kind) {
        Money net = division == null ? Money.ZERO : division.net(kind);
        return net.cents() == 0 ? "" : net.display();
    }

    private static List<Day> days(Terms terms, LocalDate today) {
        List<Day> days = new ArrayList<>();
        for (KeyDate kind : KeyDate.values()) {
            LocalDate day = terms.dates().get(kind);
            days.add(new Day(
                    kind.key(),
                    kind.words(),
                    day == null ? "" : day.toString(),
                    day == null ? "" : DealView.day(day),
                    day != null && day.isBefore(today)));
        }
        return days;
    }

    private static List<Person> people(List<Party> parties) {
        return IntStream.range(0, parties.size())
                .mapToObj(i -> {
                    Party party = parties.get(i);
                    return new Person(
                            i,
                            party.role().words(),
                            party.name(),
                            text(party.email()),
                            party.phone() == null ? "" : new PhoneNumber(party.phone()).display(),
                            party.lead() == null ? null : "/app/leads/" + party.lead());
                })
                .toList();
    }

    static String text(@Nullable Object value) {
        return value == null ? "" : value.toString();
    }

    /** Roles of parties for a select. */
    static Map<String, String> roles() {
        Map<String, String> roles = new LinkedHashMap<>();
        for (Party.Role role : Party.Role.values()) {
            roles.put(role.name(), role.words());
        }
        return roles;
    }
}
