package org.leadnest.messaging.gate;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.leadnest.cadence.HoursWindow;
import org.leadnest.cadence.SendingHours;
import org.leadnest.messaging.Channel;
import org.leadnest.messaging.gate.OwnRule.Hours;
import org.leadnest.messaging.gate.OwnRule.Most;
import org.leadnest.messaging.gate.OwnRule.Stance;
import org.leadnest.messaging.gate.OwnRule.Wanted;
import org.leadnest.messaging.gate.Rules.Cited;

/**
 * The rules that bind one account: the law, less what it loosened with a recorded reason, and everything that it made
 * stricter. A stricter rule can only take hours away, whatever else is set; a looser one stands in for the row of law that it
 * names, and is nothing when another row takes that one's place. Immutable and pure.
 */
public final class RuleBook {
    private static final String FEDERAL = "US";
    private static final String OWN = "your own rule";

    private final List<Cited> hours;
    private final List<Cap> caps;
    private final List<OwnRule> own;
    private final LocalDate since;

    /** @param since the first day that is asked about */
    public RuleBook(List<Cited> hours, List<Cap> caps, List<OwnRule> own, LocalDate since) {
        this.since = since;
        this.hours = List.copyOf(hours);
        this.caps = List.copyOf(caps);
        this.own = own.stream()
                .filter(rule -> rule.ended() == null)
                .sorted(Comparator.comparing(OwnRule::setAt).thenComparing(OwnRule::id))
                .toList();
    }

    /** What is asked of a message by one channel to somebody whose consent is, or is not, in the ledger. */
    public record Binding(SendingHours hours, List<Cap> caps) {}

    /** A span of time in minutes of a day, the end excluded; 1440 is the end of the day. */
    private record Span(int from, int to) {
        static final int DAY = 24 * 60;

        static Span of(LocalTime from, LocalTime to) {
            return new Span(minute(from), to.equals(LocalTime.MIDNIGHT) ? DAY : minute(to));
        }

        private static int minute(LocalTime time) {
            return time.getHour() * 60 + time.getMinute();
        }

        Optional<Span> within(Span other) {
            Span both = new Span(Math.max(from, other.from), Math.min(to, other.to));
            return both.from < both.to ? Optional.of(both) : Optional.empty();
        }

        boolean inside(Span other) {
            return from >= other.from && to <= other.to;
        }

        HoursWindow on(String jurisdiction, DayOfWeek day, LocalDate since, @Nullable LocalDate until) {
            LocalTime end = to == DAY ? LocalTime.MIDNIGHT : LocalTime.ofSecondOfDay(to * 60L);
            return new HoursWindow(jurisdiction, day, LocalTime.ofSecondOfDay(from * 60L), end, since, until);
        }
    }

    public Binding binding(Channel channel, boolean consented) {
        List<OwnRule> binding =
                own.stream().filter(rule -> rule.binds(channel, consented)).toList();
        return new Binding(hoursWith(binding), capsWith(binding));
    }

    /**
     * Whether a wish takes something away that the law gives, from that day on. Decided here, and by nobody's word.
     */
    public Stance stance(Wanted wanted, LocalDate from) {
        boolean stricter = wanted.everywhere()
                || switch (wanted.what()) {
                    case Hours wish ->
                        wish.days().stream()
                                .allMatch(day -> spans(wish).stream()
                                        .allMatch(span -> law(wanted.jurisdiction(), day, from).stream()
                                                .anyMatch(span::inside)));
                    case Most wish ->
                        lawCaps(wanted.jurisdiction(), from)
                                .allMatch(cap -> wish.most() <= cap.most()
                                        && wish.within().compareTo(cap.within()) >= 0);
                };
        return stricter ? Stance.STRICTER : Stance.LOOSER;
    }

    /** The source of the law that a looser rule would stand in for. */
    public String lawBehind(Wanted wanted, LocalDate from) {
        Stream<String> sources = switch (wanted.what()) {
            case Hours _ -> citedIn(wanted.jurisdiction(), from).stream().map(Cited::source);
            case Most _ -> lawCaps(wanted.jurisdiction(), from).map(Cap::source);
        };
        return sources.distinct().sorted().collect(Collectors.joining("; "));
    }

    /** Whether the hours stay within those of the federal rule, beyond which no text goes whatever is set. */
    public boolean withinFederal(Hours wish, LocalDate from) {
        return wish.days().stream()
                .allMatch(day -> spans(wish).stream()
                        .allMatch(span -> law(FEDERAL, day, from).stream().anyMatch(span::inside)));
    }

    /** The fewest minutes of a week that are left anywhere, by either channel, on any day that is asked about. */
    public int fewestMinutes() {
        int fewest = Integer.MAX_VALUE;
        for (Channel channel : Channel.values()) {
            List<OwnRule> binding =
                    own.stream().filter(rule -> rule.binds(channel, false)).toList();
            List<LocalDate> days =
                    dates(binding).stream().filter(day -> day.isAfter(since)).collect(Collectors.toList());
            days.addFirst(since);
            for (LocalDate day : days) {
                for (String jurisdiction : jurisdictions(binding)) {
                    int minutes = Stream.of(DayOfWeek.values())
                            .flatMap(weekday -> left(jurisdiction, weekday, day, binding).stream())
                            .mapToInt(span -> span.to() - span.from())
                            .sum();
                    fewest = Math.min(fewest, minutes);
                }
            }
        }
        return fewest;
    }

    private SendingHours hoursWith(List<OwnRule> binding) {
        return binding.stream().noneMatch(rule -> rule.wanted().what() instanceof Hours)
                ? new SendingHours(hours.stream().map(Cited::window).toList())
                : new SendingHours(windows(binding), jurisdictions(binding));
    }

    /** All that is said of each jurisdiction, so that a closed week is not one without a rule. */
    private List<HoursWindow> windows(List<OwnRule> binding) {
        List<LocalDate> dates = List.copyOf(dates(binding));
        List<HoursWindow> windows = new ArrayList<>();
        for (int i = 0; i < dates.size(); i++) {
            LocalDate begin = dates.get(i);
            LocalDate until = i + 1 < dates.size() ? dates.get(i + 1) : null;
            if (until != null && !until.isAfter(since)) {
                continue;
            }
            for (String jurisdiction : jurisdictions(binding)) {
                for (DayOfWeek day : DayOfWeek.values()) {
                    left(jurisdiction, day, begin, binding)
                            .forEach(span -> windows.add(span.on(jurisdiction, day, begin, until)));
                }
            }
        }
        return windows;
    }

    /** Every day on which something begins or ends. */
    private TreeSet<LocalDate> dates(List<OwnRule> binding) {
        TreeSet<LocalDate> dates = new TreeSet<>();
        hours.forEach(row -> {
            dates.add(row.window().effectiveFrom());
            Optional.ofNullable(row.window().until()).ifPresent(dates::add);
        });
        binding.forEach(rule -> {
            dates.add(rule.from());
            Optional.ofNullable(rule.until()).ifPresent(dates::add);
        });
        return dates;
    }

    private TreeSet<String> jurisdictions(List<OwnRule> binding) {
        return Stream.concat(
                        hours.stream().map(row -> row.window().jurisdiction()),
                        binding.stream()
                                .filter(rule -> !rule.wanted().everywhere())
                                .map(rule -> rule.wanted().jurisdiction()))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** What may be used of a weekday, by all rules in force on {@code date}. */
    private List<Span> left(String jurisdiction, DayOfWeek weekday, LocalDate date, List<OwnRule> binding) {
        List<OwnRule> today = binding.stream()
                .filter(rule -> rule.inForceOn(date)
                        && (rule.wanted().everywhere()
                                || rule.wanted().jurisdiction().equals(jurisdiction))
                        && rule.wanted().what() instanceof Hours on
                        && on.days().contains(weekday))
                .toList();
        String source = lawBehind(new Wanted(null, jurisdiction, new Hours(Set.of(weekday), null, null)), date);
        List<Span> spans = today.stream()
                .filter(rule ->
                        rule.stance() == Stance.LOOSER && rule.lawSource().equals(source))
                .reduce((earlier, later) -> later)
                .map(rule -> spans((Hours) rule.wanted().what()))
                .orElseGet(() -> law(jurisdiction, weekday, date));
        for (OwnRule rule : today) {
            if (rule.stance() == Stance.STRICTER) {
                List<Span> allowed = spans((Hours) rule.wanted().what());
                spans = spans.stream()
                        .flatMap(span -> allowed.stream().flatMap(one -> span.within(one).stream()))
                        .toList();
            }
        }
        return spans;
    }

    private static List<Span> spans(Hours hours) {
        return hours.opens() == null
                ? List.of()
                : List.of(Span.of(hours.opens(), Objects.requireNonNull(hours.closes())));
    }

    private List<Span> law(String jurisdiction, DayOfWeek weekday, LocalDate date) {
        return citedIn(jurisdiction, date).stream()
                .map(Cited::window)
                .filter(window -> window.weekday() == weekday)
                .map(window -> Span.of(window.from(), window.to()))
                .toList();
    }

    /** A state without rows of its own has the federal ones. */
    private List<Cited> citedIn(String jurisdiction, LocalDate date) {
        List<Cited> rows = cited(jurisdiction, date);
        return rows.isEmpty() ? cited(FEDERAL, date) : rows;
    }

    private List<Cited> cited(String jurisdiction, LocalDate date) {
        return hours.stream()
                .filter(row -> row.window().jurisdiction().equals(jurisdiction)
                        && !date.isBefore(row.window().effectiveFrom())
                        && (row.window().until() == null
                                || date.isBefore(row.window().until())))
                .toList();
    }

    private Stream<Cap> lawCaps(String jurisdiction, LocalDate date) {
        return caps.stream().filter(cap -> cap.jurisdiction().equals(jurisdiction) && cap.inForceOn(date));
    }

    private List<Cap> capsWith(List<OwnRule> binding) {
        List<Cap> all = new ArrayList<>();
        for (Cap cap : caps) {
            all.addAll(without(
                    cap,
                    binding.stream()
                            .filter(rule -> rule.stance() == Stance.LOOSER
                                    && rule.wanted().what() instanceof Most
                                    && rule.wanted().jurisdiction().equals(cap.jurisdiction())
                                    && rule.lawSource().equals(cap.source()))
                            .toList()));
        }
        for (OwnRule rule : binding) {
            if (rule.wanted().what() instanceof Most most) {
                all.add(new Cap(
                        rule.wanted().jurisdiction(), most.most(), most.within(), OWN, rule.from(), rule.until()));
            }
        }
        return all;
    }

    /** The cap on the days on which none of those stands in for it. */
    private static List<Cap> without(Cap cap, List<OwnRule> looser) {
        List<Cap> parts = List.of(cap);
        for (OwnRule rule : looser) {
            parts = parts.stream()
                    .flatMap(part -> Stream.of(
                                    between(part, part.effectiveFrom(), rule.from()),
                                    rule.until() == null ? null : between(part, rule.until(), part.until()))
                            .filter(Objects::nonNull))
                    .toList();
        }
        return parts;
    }

    private static @Nullable Cap between(Cap cap, LocalDate from, @Nullable LocalDate until) {
        LocalDate begin = from.isBefore(cap.effectiveFrom()) ? cap.effectiveFrom() : from;
        LocalDate end = cap.until() != null && (until == null || cap.until().isBefore(until)) ? cap.until() : until;
        return end != null && !begin.isBefore(end)
                ? null
                : new Cap(cap.jurisdiction(), cap.most(), cap.within(), cap.source(), begin, end);
    }
}
