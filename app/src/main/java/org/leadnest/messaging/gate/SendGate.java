package org.leadnest.messaging.gate;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.leadnest.cadence.HoursWindow;
import org.leadnest.cadence.SendingHours;
import org.leadnest.messaging.Channel;

/**
 * The one function that allows, holds or refuses a message, whatever path it comes by: a list of named rules, asked in
 * order, of which the first that does not allow decides. What can never be sent is refused before what must wait is held.
 * Made for one batch of one account from the rule rows in force; for one thread.
 */
public final class SendGate {

    /** A rule: its name, as stored with the message and shown, and what it asks. */
    private record Policy(String rule, Question question) {}

    private interface Question {
        Optional<Verdict> ask(Candidate candidate, Instant now);
    }

    /** The rule by which what has no way out waits. */
    public static final String CHANNEL = "channel-configured";

    /** The rule by which texts leave one after the other; who was held by it has a turn of its own. */
    public static final String RATE = "rate";

    /** Carriers count by the second: what has its turn within this one goes now. */
    private static final Duration SECOND = Duration.ofSeconds(1);

    private static final Duration SAID_BY_HAND = Duration.ofHours(24);
    private static final Duration SAID_BY_MACHINE = Duration.ofDays(7);

    /** When to look again at what waits for somebody to complete the settings. */
    private static final Duration SETTINGS_RETRY = Duration.ofMinutes(10);

    /** When to look again at what waits for a plan; a plan that is bought wakes it sooner. */
    private static final Duration PLAN_RETRY = Duration.ofHours(1);

    /** Why nothing goes to a person whose data is not used. */
    public static final String RESTRICTED = "The person asked that their data is not used.";

    private final Function<Candidate, RuleBook.Binding> binding;
    private final List<Policy> policies = List.of(
            new Policy("account-standing", this::accountStanding),
            new Policy("restriction", this::restriction),
            new Policy("address", this::address),
            new Policy("suppression", this::suppression),
            new Policy("consent", this::consent),
            new Policy("answered", this::answered),
            new Policy("duplicate", this::duplicate),
            new Policy("list-unsubscribe", this::listUnsubscribe),
            new Policy("expiry", this::expiry),
            new Policy("away", this::away),
            new Policy("plan", this::plan),
            new Policy(CHANNEL, this::channelConfigured),
            new Policy("picture-address", this::pictureAddress),
            new Policy("carrier-resting", this::carrierResting),
            new Policy("warm-up", this::warmUp),
            new Policy("postal-address", this::postalAddress),
            new Policy("cap", this::cap),
            new Policy("quiet-hours", this::quietHours),
            new Policy("daily-cap", this::dailyCap),
            new Policy(RATE, this::rate));

    public SendGate(List<HoursWindow> quietHours, List<Cap> caps) {
        RuleBook.Binding law = new RuleBook.Binding(new SendingHours(quietHours), List.copyOf(caps));
        this.binding = _ -> law;
    }

    /** The gate of one account. */
    public SendGate(RuleBook rules) {
        Map<Boolean, Map<Channel, RuleBook.Binding>> bindings = new HashMap<>();
        this.binding = candidate -> bindings.computeIfAbsent(
                        candidate.consent() == Candidate.ConsentState.GIVEN, _ -> new EnumMap<>(Channel.class))
                .computeIfAbsent(
                        candidate.channel(),
                        channel -> rules.binding(channel, candidate.consent() == Candidate.ConsentState.GIVEN));
    }

    public Verdict judge(Candidate candidate, Instant now) {
        return policies.stream()
                .flatMap(policy -> policy.question().ask(candidate, now).stream())
                .findFirst()
                .map(verdict -> expireInstead(verdict, candidate))
                .orElse(Verdict.ALLOW);
    }

    /** Until when what is allowed now may leave; null when no hour ends it. */
    public @Nullable Instant allowedUntil(Candidate candidate, Instant now) {
        Instant closes =
                candidate.commercial() ? binding.apply(candidate).hours().openUntil(candidate.places(), now) : null;
        Instant expiry = candidate.notAfter();
        return closes == null || (expiry != null && expiry.isBefore(closes)) ? expiry : closes;
    }

    /** The names of the rules in the order in which they are asked. */
    public List<String> rules() {
        return policies.stream().map(Policy::rule).toList();
    }

    /** Whoever would be held past the message's expiry need not wait for it. */
    private static Verdict expireInstead(Verdict verdict, Candidate candidate) {
        var expiry = candidate.notAfter();
        return verdict instanceof Verdict.Hold hold
                        && expiry != null
                        && hold.until().isAfter(expiry)
                ? new Verdict.Refuse("expiry", "It would be held by " + hold.rule() + " past its expiry.")
                : verdict;
    }

    private Optional<Verdict> accountStanding(Candidate candidate, Instant now) {
        return candidate.setup().active() || !candidate.commercial()
                ? Optional.empty()
                : refuse("account-standing", "The account is suspended or closed.");
    }

    /** GDPR art. 18(2): data whose use is restricted is kept, and nothing else; a service message is use, too. */
    private Optional<Verdict> restriction(Candidate candidate, Instant now) {
        return candidate.consent() == Candidate.ConsentState.RESTRICTED
                ? refuse("restriction", RESTRICTED)
                : Optional.empty();
    }

    private Optional<Verdict> address(Candidate candidate, Instant now) {
        return candidate.addressValid()
                ? Optional.empty()
                : refuse(
                        "address",
                        candidate.channel() == Channel.EMAIL
                                ? "There is no e-mail address that mail can be sent to."
                                : "There is no phone number that can be texted.");
    }

    private Optional<Verdict> suppression(Candidate candidate, Instant now) {
        return candidate.suppressed() && candidate.commercial()
                ? refuse("suppression", "The person opted out, or the address is blocked.")
                : Optional.empty();
    }

    private Optional<Verdict> consent(Candidate candidate, Instant now) {
        if (!candidate.commercial()) {
            return Optional.empty();
        }
        return switch (candidate.consent()) {
            case GIVEN, RESTRICTED -> Optional.empty();
            case WITHDRAWN -> refuse("consent", "The person withdrew consent.");
            case NOT_RECORDED ->
                candidate.channel() == Channel.EMAIL || candidate.setup().statedConsent()
                        ? Optional.empty()
                        : refuse("consent", "No consent to text messages is recorded.");
        };
    }

    private Optional<Verdict> answered(Candidate candidate, Instant now) {
        return candidate.answered() ? refuse("answered", "The person answered before it was sent.") : Optional.empty();
    }

    private Optional<Verdict> expiry(Candidate candidate, Instant now) {
        var expiry = candidate.notAfter();
        return expiry != null && now.isAfter(expiry) ? refuse("expiry", "It was not sent in time.") : Optional.empty();
    }

    /** Somebody who reads the same words twice in a row takes us for a machine, and is right. */
    private Optional<Verdict> duplicate(Candidate candidate, Instant now) {
        Instant said = candidate.manner().saidAt();
        Duration within = candidate.manner().byHand() ? SAID_BY_HAND : SAID_BY_MACHINE;
        return candidate.commercial() && said != null && said.plus(within).isAfter(now)
                ? refuse(
                        "duplicate",
                        "The same words went to this address within the last "
                                + (candidate.manner().byHand() ? "24 hours." : "7 days."))
                : Optional.empty();
    }

    /** RFC 8058, and 15 USC 7704(a)(3): what nobody can unsubscribe from is not sent. */
    private Optional<Verdict> listUnsubscribe(Candidate candidate, Instant now) {
        if (!candidate.commercial() || candidate.channel() != Channel.EMAIL) {
            return Optional.empty();
        }
        if (!candidate.manner().unsubscribable()) {
            return refuse("list-unsubscribe", "It is nobody's of whom we know how to unsubscribe.");
        }
        return candidate.setup().bare()
                ? hold(
                        "list-unsubscribe",
                        "The mail service in use carries no List-Unsubscribe header, and mailbox providers want one on"
                                + " commercial mail: connect SendGrid or a mail server of your own (Settings, Sending).",
                        now.plus(SETTINGS_RETRY))
                : Optional.empty();
    }

    /** What a person types while the other's machine answers, they mean to send. */
    private Optional<Verdict> away(Candidate candidate, Instant now) {
        Instant back = candidate.manner().awayUntil();
        return candidate.commercial() && !candidate.manner().byHand() && back != null && back.isAfter(now)
                ? hold("away", "The person is away, says an automatic answer.", back)
                : Optional.empty();
    }

    private Optional<Verdict> plan(Candidate candidate, Instant now) {
        String reason = candidate.setup().unpaid();
        return reason == null || !candidate.commercial()
                ? Optional.empty()
                : hold("plan", reason, now.plus(PLAN_RETRY));
    }

    private Optional<Verdict> channelConfigured(Candidate candidate, Instant now) {
        String shut = candidate.setup().shut();
        return shut == null ? Optional.empty() : hold(CHANNEL, shut, now.plus(SETTINGS_RETRY));
    }

    /** A carrier is given no pictures but addresses of them. */
    private Optional<Verdict> pictureAddress(Candidate candidate, Instant now) {
        return candidate.manner().unseen()
                ? hold(
                        "picture-address",
                        "The carrier fetches pictures from this service, and it has no public https address to fetch them"
                                + " from. An operator sets one.",
                        now.plus(SETTINGS_RETRY))
                : Optional.empty();
    }

    private Optional<Verdict> carrierResting(Candidate candidate, Instant now) {
        var rest = candidate.setup().rest();
        return rest == null || !rest.until().isAfter(now)
                ? Optional.empty()
                : hold("carrier-resting", "The carrier takes nothing at the moment. " + rest.reason(), rest.until());
    }

    private Optional<Verdict> warmUp(Candidate candidate, Instant now) {
        var warmth = candidate.setup().warmth();
        return warmth == null
                        || !candidate.commercial()
                        || warmth.sent() < warmth.most()
                        || !warmth.free().isAfter(now)
                ? Optional.empty()
                : hold(
                        "warm-up",
                        "A new sender is warmed up: " + warmth.most() + " messages in 24 hours for now.",
                        warmth.free());
    }

    /** 15 USC 7704(a)(5)(A)(iii): commercial e-mail carries a valid postal address. */
    private Optional<Verdict> postalAddress(Candidate candidate, Instant now) {
        var needed = candidate.commercial()
                && candidate.channel() == Channel.EMAIL
                && candidate.setup().strict();
        return needed && !candidate.setup().postalAddress()
                ? hold(
                        "postal-address",
                        "The account's postal address is missing: it must stand under commercial e-mail.",
                        now.plus(SETTINGS_RETRY))
                : Optional.empty();
    }

    private Optional<Verdict> cap(Candidate candidate, Instant now) {
        if (!candidate.commercial()) {
            return Optional.empty();
        }
        var today = LocalDate.ofInstant(now, ZoneOffset.UTC);
        return binding.apply(candidate).caps().stream()
                .filter(cap -> cap.inForceOn(today))
                .filter(cap -> candidate.places().stream().anyMatch(place -> cap.binds(place.jurisdiction())))
                .flatMap(cap -> overCap(cap, candidate.recentCommercial(), now).stream())
                .findFirst();
    }

    private static Optional<Verdict> overCap(Cap cap, List<Instant> recent, Instant now) {
        var counted = recent.stream()
                .filter(sent -> sent.isAfter(now.minus(cap.within())))
                .sorted()
                .toList();
        if (counted.size() < cap.most()) {
            return Optional.empty();
        }
        var free = counted.get(counted.size() - cap.most()).plus(cap.within());
        return hold(
                "cap",
                "At most " + cap.most() + " commercial messages in "
                        + cap.within().toHours() + " hours (" + cap.words() + ").",
                free);
    }

    private Optional<Verdict> quietHours(Candidate candidate, Instant now) {
        if (!candidate.commercial()) {
            return Optional.empty();
        }
        return switch (binding.apply(candidate).hours().check(candidate.places(), now)) {
            case SendingHours.Verdict.Open _ -> Optional.empty();
            case SendingHours.Verdict.Closed closed -> {
                var until = closed.until();
                var where =
                        closed.place().jurisdiction() + ", " + closed.place().zone();
                yield until == null
                        ? refuse("quiet-hours", "No hour is legal in every place where the person may be.")
                        : hold("quiet-hours", "Quiet hours (" + where + ").", until);
            }
        };
    }

    /** What is sent beyond it is lost without a word: the network takes it, and delivers nothing (Twilio error 30023). */
    private Optional<Verdict> dailyCap(Candidate candidate, Instant now) {
        var pace = candidate.setup().pace();
        var today = pace == null ? null : pace.today();
        return today == null || today.used() + today.needed() <= today.most()
                ? Optional.empty()
                : hold(
                        "daily-cap",
                        String.format(
                                Locale.US,
                                "%s takes %,d segments a day from this brand; it goes on with its next day.",
                                today.network(),
                                today.most()),
                        today.renewed());
    }

    /** Asked last, so that only what may go at this moment takes a turn. */
    private Optional<Verdict> rate(Candidate candidate, Instant now) {
        var pace = candidate.setup().pace();
        return pace == null || pace.next().isBefore(now.plus(SECOND))
                ? Optional.empty()
                : hold(
                        RATE,
                        "Texts leave one after the other: networks take " + pace.perSecond()
                                + " a second from this sender.",
                        pace.next());
    }

    private static Optional<Verdict> refuse(String rule, String reason) {
        return Optional.of(new Verdict.Refuse(rule, reason));
    }

    private static Optional<Verdict> hold(String rule, String reason, Instant until) {
        return Optional.of(new Verdict.Hold(rule, reason, until));
    }
}
