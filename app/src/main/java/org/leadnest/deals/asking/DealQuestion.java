package org.leadnest.deals.asking;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.leadnest.deals.Deal;
import org.leadnest.deals.Outcome;
import org.leadnest.platform.asking.Asked;
import org.leadnest.platform.asking.Days;

/**
 * A question about deals, read to its last word.
 *
 * @param wanted what a deal has to be
 * @param task whether its lead has to have an open task or none; null when it does not matter
 * @param state {@code open} or {@code closed} when nothing else is asked for, so that the list can show it
 */
record DealQuestion(
        Asked asked,
        Predicate<Deal> wanted,
        @Nullable Boolean task,
        @Nullable String state) {
    static final String NOUNS = "deals?|transactions?|escrows";
    static final String KNOWS =
            "Deals can be asked for by stage, owner, value, closing day, next task, whether they are open,"
                    + " won or lost, and when they were added or changed.";
    private static final String NO = "(?:without|(?:that |which )?(?:have|has|with)? ?no|lack(?:s|ing)?|missing"
            + "|(?:do not|don't|does not|doesn't) have)(?: any| an?)? ";

    /** The account's own names: of its stages, and of the people who may own a deal. */
    record Names(Collection<String> stages, Collection<String> people) {}

    boolean understood() {
        return asked.leftOver().isEmpty() && !asked.words().isEmpty();
    }

    static Optional<DealQuestion> read(String typed, Names names, LocalDate today, ZoneId zone) {
        return Asked.about(NOUNS, typed).map(asked -> new Reading(asked, today, zone).read(names));
    }

    /** Takes one condition after the other out of the question. */
    private static final class Reading {
        private final Asked asked;
        private final LocalDate today;
        private final ZoneId zone;
        private final List<Predicate<Deal>> conditions = new ArrayList<>();

        Reading(Asked asked, LocalDate today, ZoneId zone) {
            this.asked = asked;
            this.today = today;
            this.zone = zone;
        }

        DealQuestion read(Names names) {
            times();
            Boolean task = task();
            missing();
            asked.amounts("Value", "worth|valued at|value|values")
                    .ifPresent(amounts -> conditions.add(
                            deal -> amounts.has(BigDecimal.valueOf(deal.value().cents(), 2))));
            names(names);
            String state = state();
            asked.take(NOUNS, "");
            boolean alone = state != null && conditions.size() == 1 && task == null;
            return new DealQuestion(
                    asked,
                    deal -> conditions.stream().allMatch(condition -> condition.test(deal)),
                    task,
                    alone ? state : null);
        }

        private void times() {
            Optional<Days> closing = asked.coming("(?:clos(?:es?|ing)|(?:due|expected) to close)", "Closing", today);
            closing.ifPresent(days -> conditions.add(
                    deal -> isOpen(deal) && deal.expectedClose() != null && days.has(deal.expectedClose())));
            if (asked.take("overdue|past (?:their|its) closing(?: date)?|late", "Closing day has passed")) {
                conditions.add(deal -> isOpen(deal)
                        && deal.expectedClose() != null
                        && deal.expectedClose().isBefore(today));
            }
            asked.past("(?:closed|won)", "Won", today)
                    .ifPresent(days -> conditions.add(
                            deal -> deal.stage().outcome() == Outcome.WON && within(deal.closedAt(), days)));
            asked.past("lost", "Lost", today)
                    .ifPresent(days -> conditions.add(
                            deal -> deal.stage().outcome() == Outcome.LOST && within(deal.closedAt(), days)));
            asked.past("(?:added|created|opened|new)(?: deals?)?", "Added", today)
                    .ifPresent(days -> conditions.add(deal -> within(deal.createdAt(), days)));
            asked.past("(?:untouched|stale|not (?:changed|updated|touched|moved))", "Not changed", today)
                    .ifPresent(
                            days -> conditions.add(deal -> day(deal.updatedAt()).isBefore(days.from())));
        }

        private boolean within(@Nullable Instant at, Days days) {
            return at != null && days.has(day(at));
        }

        private LocalDate day(Instant at) {
            return LocalDate.ofInstant(at, zone);
        }

        private @Nullable Boolean task() {
            if (asked.take(NO + "(?:next |open )?(?:tasks?|steps?|next steps?|to-?dos?)", "Without a next task")) {
                conditions.add(Reading::isOpen);
                return false;
            }
            return asked.take(
                            "(?:with|have|has) (?:a |an )?(?:next |open )?(?:tasks?|steps?|to-?dos?)",
                            "With a next task")
                    ? Boolean.TRUE
                    : null;
        }

        private void missing() {
            if (asked.take(NO + "(?:expected )?(?:closing|close)(?: (?:day|date))?s?", "Without a closing day")) {
                conditions.add(deal -> deal.expectedClose() == null);
            }
            if (asked.take(NO + "commissions?", "Without a commission")) {
                conditions.add(deal -> deal.commission() == null);
            }
            if (asked.take(NO + "leads?|" + NO + "(?:clients?|persons?)", "Without a lead")) {
                conditions.add(deal -> deal.leadId() == null);
            }
            if (asked.take(NO + "listings?", "Without a listing")) {
                conditions.add(deal -> deal.listingKey() == null);
            }
            if (asked.take(NO + "owners?|unowned|unassigned", "Without an owner")) {
                conditions.add(deal -> deal.ownerId() == null);
            }
        }

        private void names(Names names) {
            longest(names.stages())
                    .filter(stage -> asked.take(
                            "(?:in (?:the )?)?(?:stage )?" + quoted(stage) + "(?: stage)?", "Stage is " + stage))
                    .findFirst()
                    .ifPresent(
                            stage -> conditions.add(deal -> deal.stage().name().equalsIgnoreCase(stage)));
            longest(names.people())
                    .filter(person -> asked.take(quoted(person) + "(?:'s)?", "Owner is " + person)
                            || asked.take("(?:of|by|owned by|from) " + quoted(firstName(person)), "Owner is " + person))
                    .findFirst()
                    .ifPresent(person -> conditions.add(deal -> person.equals(deal.ownerName())));
        }

        private static Stream<String> longest(Collection<String> names) {
            return names.stream()
                    .filter(name -> !name.isBlank())
                    .distinct()
                    .sorted(Comparator.comparingInt(String::length).reversed());
        }

        private static String firstName(String person) {
            int blank = person.indexOf(' ');
            return blank < 0 ? person : person.substring(0, blank);
        }

        private static String quoted(String name) {
            return Pattern.quote(name.toLowerCase(Locale.US));
        }

        private @Nullable String state() {
            if (asked.take("open|in progress|running", "Open")) {
                conditions.add(Reading::isOpen);
                return "open";
            }
            if (asked.take("won", "Won")) {
                conditions.add(deal -> deal.stage().outcome() == Outcome.WON);
            } else if (asked.take("lost", "Lost")) {
                conditions.add(deal -> deal.stage().outcome() == Outcome.LOST);
            } else if (asked.take("closed", "Closed")) {
                conditions.add(deal -> !isOpen(deal));
                return "closed";
            }
            return null;
        }

        private static boolean isOpen(Deal deal) {
            return deal.stage().outcome() == Outcome.OPEN;
        }
    }
}
