package org.leadnest.messaging.settings;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.leadnest.accounts.Accounts;
import org.leadnest.accounts.audit.AuditAct;
import org.leadnest.accounts.audit.AuditLog;
import org.leadnest.accounts.audit.AuditNote;
import org.leadnest.kernel.AccountId;
import org.leadnest.kernel.Cursor;
import org.leadnest.kernel.Ids;
import org.leadnest.kernel.Page;
import org.leadnest.kernel.UserId;
import org.leadnest.messaging.Channel;
import org.leadnest.messaging.delivery.LookAgain;
import org.leadnest.messaging.gate.OwnRule;
import org.leadnest.messaging.gate.OwnRule.Ended;
import org.leadnest.messaging.gate.OwnRule.Hours;
import org.leadnest.messaging.gate.OwnRule.Most;
import org.leadnest.messaging.gate.OwnRule.Stance;
import org.leadnest.messaging.gate.OwnRule.Wanted;
import org.leadnest.messaging.gate.OwnRules;
import org.leadnest.messaging.gate.RuleBook;
import org.leadnest.messaging.gate.Rules;
import org.leadnest.platform.tenancy.Tenancy;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * An account's own rules of sending. What is stricter than the law is set without a word; what is looser needs a reason and an
 * end, and texts never go beyond the federal hours. Ending what was stricter is looser, too. What the rules held is looked at
 * again at once.
 */
@Service
class SendingRules {
    static final int FEWEST_REASON = 20;
    static final int LONGEST_REASON = 1000;
    private static final int MOST_RULES = 50;
    private static final int MOST_SHOWN = 200;
    private static final int LONGEST_DAYS = 365;
    private static final int LOOSEST_CAP = 10;
    private static final int FEWEST_MINUTES = 120;

    private final OwnRules own;
    private final Rules rules;
    private final LookAgain lookAgain;
    private final Accounts accounts;
    private final AuditLog audit;
    private final InstantSource clock;

    SendingRules(
            OwnRules own, Rules rules, LookAgain lookAgain, Accounts accounts, AuditLog audit, InstantSource clock) {
        this.own = own;
        this.rules = rules;
        this.lookAgain = lookAgain;
        this.accounts = accounts;
        this.audit = audit;
        this.clock = clock;
    }

    /** @param from null for today */
    record Wish(
            Wanted wanted,
            String reason,
            @Nullable LocalDate from,
            @Nullable LocalDate until) {}

    sealed interface Outcome {
        record Done(OwnRule rule) implements Outcome {}

        /** It is looser than the law that the source names: why, and until when? */
        record NeedsReason(String source) implements Outcome {}

        record Refused(String field, String expected) implements Outcome {}

        /** It was ended before. */
        record Over() implements Outcome {}

        record Gone() implements Outcome {}
    }

    @Transactional(readOnly = true)
    List<OwnRule> newest() {
        return own.history(Tenancy.required(), Optional.empty(), MOST_SHOWN);
    }

    @Transactional(readOnly = true)
    Page<OwnRule> page(Optional<Cursor> after, int limit) {
        return Page.cut(
                own.history(Tenancy.required(), after, limit + 1),
                limit,
                rule -> new Cursor(rule.setAt().toString(), rule.id()));
    }

    @Transactional
    Outcome set(Wish wish, UserId by) {
        AccountId account = Tenancy.required();
        own.lock(account);
        Instant now = clock.instant();
        LocalDate today = today(account, now);
        LocalDate from = wish.from() == null ? today : wish.from();
        List<OwnRule> before = own.inForce(account);
        RuleBook book = rules.book(before, now);
        Optional<Outcome> refusal = refusal(wish, from, today, before.size());
        if (refusal.isPresent()) {
            return refusal.get();
        }
        Stance stance = book.stance(wish.wanted(), from);
        Optional<Outcome> tooLoose = tooLoose(wish, stance, from, book);
        if (tooLoose.isPresent()) {
            return tooLoose.get();
        }
        OwnRule rule = new OwnRule(
                Ids.next(),
                stance,
                wish.wanted(),
                wish.reason(),
                stance == Stance.LOOSER ? book.lawBehind(wish.wanted(), from) : "",
                from,
                wish.until(),
                by,
                now,
                null);
        List<OwnRule> after = new ArrayList<>(before);
        after.add(rule);
        if (rules.book(after, now).fewestMinutes() < FEWEST_MINUTES) {
            return new Outcome.Refused(
                    "days",
                    "Together with the other rules this leaves less than two hours a week. To send nothing at all, pause"
                            + " your sequences.");
        }
        own.add(account, rule);
        audit.add(noted(AuditNote.of(AuditAct.SENDING_RULE_SET).by(by), rule));
        lookAgain.atHeldByRules(account);
        return new Outcome.Done(rule);
    }

    private static Optional<Outcome> refusal(Wish wish, LocalDate from, LocalDate today, int known) {
        LocalDate until = wish.until();
        if (known >= MOST_RULES) {
            return refuse("where", "At most " + MOST_RULES + " rules stand at a time; end one first.");
        }
        if (from.isBefore(today)) {
            return refuse("from", "Today or later; what was sent stays as it was.");
        }
        if (until != null && !until.isAfter(from)) {
            return refuse("until", "A day after the first one.");
        }
        return wish.reason().length() > LONGEST_REASON
                ? refuse("reason", "At most " + LONGEST_REASON + " characters.")
                : Optional.empty();
    }

    private static Optional<Outcome> tooLoose(Wish wish, Stance stance, LocalDate from, RuleBook book) {
        boolean texts = wish.wanted().channel() != Channel.EMAIL;
        if (wish.wanted().what() instanceof Hours hours && !book.withinFederal(hours, from)) {
            if (wish.wanted().jurisdiction().equals(OwnRule.EVERYWHERE)) {
                return refuse(
                        "opens",
                        "Everywhere, hours only become stricter: within 8 AM and 9 PM. A state's are chosen by"
                                + " the state.");
            }
            if (texts && stance == Stance.LOOSER) {
                return refuse(
                        "opens",
                        "No text goes outside of 8 AM to 9 PM where the person is (47 CFR 64.1200(c)(1)),"
                                + " whatever the reason. For e-mail alone it can be set.");
            }
        }
        if (stance == Stance.STRICTER) {
            return Optional.empty();
        }
        if (wish.wanted().what() instanceof Most most
                && (most.most() > LOOSEST_CAP || most.within().compareTo(Duration.ofDays(1)) < 0)) {
            return refuse("most", "At most " + LOOSEST_CAP + " in 24 hours, whatever the reason.");
        }
        if (wish.reason().length() < FEWEST_REASON) {
            return Optional.of(new Outcome.NeedsReason(book.lawBehind(wish.wanted(), from)));
        }
        LocalDate until = wish.until();
        return until == null || until.isAfter(from.plusDays(LONGEST_DAYS))
                ? refuse("until", "What is looser ends within " + LONGEST_DAYS + " days of its first one.")
                : Optional.empty();
    }

    @Transactional
    Outcome end(UUID id, String reason, UserId by) {
        AccountId account = Tenancy.required();
        own.lock(account);
        OwnRule rule = own.find(account, id).orElse(null);
        if (rule == null) {
            return new Outcome.Gone();
        }
        if (rule.ended() != null) {
            return new Outcome.Over();
        }
        if (reason.length() > LONGEST_REASON) {
            return new Outcome.Refused("reason", "At most " + LONGEST_REASON + " characters.");
        }
        Instant now = clock.instant();
        boolean over = rule.until() != null && !today(account, now).isBefore(rule.until());
        if (rule.stance() == Stance.STRICTER && !over && reason.length() < FEWEST_REASON) {
            return new Outcome.NeedsReason("your own rule");
        }
        own.end(account, id, new Ended(by, now, reason));
        audit.add(noted(AuditNote.of(AuditAct.SENDING_RULE_ENDED).by(by), rule).with("reason for the end", reason));
        lookAgain.atHeldByRules(account);
        return own.find(account, id).<Outcome>map(Outcome.Done::new).orElseGet(Outcome.Gone::new);
    }

    private LocalDate today(AccountId account, Instant now) {
        return LocalDate.ofInstant(now, accounts.account(account).zone());
    }

    private static AuditNote noted(AuditNote note, OwnRule rule) {
        AuditNote said = note.about(RuleWords.where(rule.wanted()) + ": " + RuleWords.what(rule.wanted()))
                .with("for", RuleWords.channel(rule))
                .with("stance", rule.stance().name())
                .with("from", rule.from().toString());
        AuditNote dated =
                rule.until() == null ? said : said.with("until", rule.until().toString());
        return rule.stance() == Stance.STRICTER
                ? dated
                : dated.with("reason", rule.reason()).with("instead of", rule.lawSource());
    }

    private static Optional<Outcome> refuse(String field, String expected) {
        return Optional.of(new Outcome.Refused(field, expected));
    }
}
