package org.leadnest.messaging.settings;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.leadnest.accounts.Actor;
import org.leadnest.accounts.Permission;
import org.leadnest.accounts.Requires;
import org.leadnest.kernel.Cursor;
import org.leadnest.kernel.FieldErrors;
import org.leadnest.kernel.Ids;
import org.leadnest.kernel.Page;
import org.leadnest.messaging.Channel;
import org.leadnest.messaging.gate.OwnRule;
import org.leadnest.messaging.gate.OwnRule.Hours;
import org.leadnest.messaging.gate.OwnRule.Most;
import org.leadnest.messaging.gate.OwnRule.Stance;
import org.leadnest.messaging.gate.Rules;
import org.leadnest.platform.api.Invalid;
import org.leadnest.platform.api.Paging;
import org.leadnest.platform.api.Refused;
import org.leadnest.platform.web.NotFound;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** {@code /api/v1/sending-rules}: the account's own hours and caps. Each is set and ended, and none is changed or deleted. */
@RestController
@Requires(Permission.RULES_WRITE)
class RulesApi {
    private final SendingRules rules;
    private final Rules law;

    RulesApi(SendingRules rules, Rules law) {
        this.rules = rules;
        this.law = law;
    }

    /**
     * Hours with {@code weekdays}, or a cap with {@code most}.
     *
     * @param jurisdiction {@code *} for everywhere, or a state such as {@code US-FL}
     * @param channel {@code EMAIL} or {@code SMS}; both when left out
     * @param weekdays 1 for Monday to 7 for Sunday
     * @param opens such as {@code 09:00}; nothing goes on these days when it and {@code closes} are left out
     * @param withinHours what a cap looks back over; 24 when left out
     * @param reason asked for when it is looser than the law, as is {@code effectiveUntil}
     */
    record RuleBody(
            @Nullable String jurisdiction,
            @Nullable String channel,
            @Nullable List<Integer> weekdays,
            @Nullable String opens,
            @Nullable String closes,
            @Nullable Integer most,
            @Nullable Integer withinHours,
            @Nullable String effectiveFrom,
            @Nullable String effectiveUntil,
            @Nullable String reason) {
        RuleForm form() {
            return new RuleForm(
                    most == null ? RuleForm.HOURS : RuleForm.CAP,
                    said(jurisdiction),
                    said(channel),
                    weekdays == null ? List.of() : weekdays,
                    said(opens),
                    said(closes),
                    most == null ? "" : most.toString(),
                    withinHours == null ? "24" : withinHours.toString(),
                    said(effectiveFrom),
                    said(effectiveUntil),
                    said(reason));
        }

        private static String said(@Nullable String value) {
            return value == null ? "" : value.strip();
        }
    }

    record EndBody(@Nullable String reason) {}

    /** @param closes {@code 00:00} is the end of the day */
    record Rule(
            UUID id,
            Stance stance,
            String jurisdiction,
            @Nullable Channel channel,
            @Nullable List<Integer> weekdays,
            @Nullable LocalTime opens,
            @Nullable LocalTime closes,
            @Nullable Integer most,
            @Nullable Long withinHours,
            String reason,
            String insteadOf,
            LocalDate effectiveFrom,
            @Nullable LocalDate effectiveUntil,
            UUID setBy,
            Instant setAt,
            @Nullable Instant endedAt,
            @Nullable String endedReason) {
        static Rule of(OwnRule rule) {
            Hours hours = rule.wanted().what() instanceof Hours some ? some : null;
            Most most = rule.wanted().what() instanceof Most some ? some : null;
            OwnRule.Ended ended = rule.ended();
            return new Rule(
                    rule.id(),
                    rule.stance(),
                    rule.wanted().jurisdiction(),
                    rule.wanted().channel(),
                    hours == null
                            ? null
                            : hours.days().stream()
                                    .map(DayOfWeek::getValue)
                                    .sorted()
                                    .toList(),
                    hours == null ? null : hours.opens(),
                    hours == null ? null : hours.closes(),
                    most == null ? null : most.most(),
                    most == null ? null : most.within().toHours(),
                    rule.reason(),
                    rule.lawSource(),
                    rule.from(),
                    rule.until(),
                    rule.setBy().value(),
                    rule.setAt(),
                    ended == null ? null : ended.at(),
                    ended == null ? null : ended.reason());
        }
    }

    /** All that ever were, the newest first. */
    @GetMapping("/api/v1/sending-rules")
    Page<Rule> list(
            @RequestParam(required = false) @Nullable String after, @RequestParam(defaultValue = "50") int limit) {
        FieldErrors errors = new FieldErrors();
        Paging paging = Paging.of(after, limit, Cursor::timed, errors);
        if (errors.any()) {
            throw new Invalid(errors);
        }
        return rules.page(Optional.ofNullable(paging.after()), limit).map(Rule::of);
    }

    @PostMapping("/api/v1/sending-rules")
    @ResponseStatus(HttpStatus.CREATED)
    Rule set(@RequestBody RuleBody body, Actor actor) {
        FieldErrors errors = new FieldErrors();
        Optional<SendingRules.Wish> wish = body.form().wish(law.states(), errors);
        if (wish.isEmpty()) {
            throw new Invalid(named(errors));
        }
        return answer(rules.set(wish.get(), actor.user()));
    }

    /** What was stricter needs a reason to end. */
    @PostMapping("/api/v1/sending-rules/{id}/end")
    Rule end(@PathVariable String id, @RequestBody(required = false) @Nullable EndBody body, Actor actor) {
        UUID rule = Ids.parse(id).orElseThrow(NotFound::new);
        return answer(rules.end(rule, body == null ? "" : RuleBody.said(body.reason()), actor.user()));
    }

    private static Rule answer(SendingRules.Outcome outcome) {
        return switch (outcome) {
            case SendingRules.Outcome.Done done -> Rule.of(done.rule());
            case SendingRules.Outcome.NeedsReason needed ->
                throw Invalid.field(
                        "reason",
                        "expected at least " + SendingRules.FEWEST_REASON
                                + " characters, since this lets more be sent than " + needed.source());
            case SendingRules.Outcome.Refused refused ->
                throw new Invalid(named(new FieldErrors().add(refused.field(), refused.expected())));
            case SendingRules.Outcome.Over _ -> throw Refused.conflict("the rule has ended");
            case SendingRules.Outcome.Gone _ -> throw new NotFound();
        };
    }

    /** By the names of the body. */
    private static FieldErrors named(FieldErrors errors) {
        FieldErrors named = new FieldErrors();
        errors.ordered()
                .forEach((field, message) -> named.add(
                        switch (field) {
                            case "where" -> "jurisdiction";
                            case "days" -> "weekdays";
                            case "hours" -> "withinHours";
                            case "from" -> "effectiveFrom";
                            case "until" -> "effectiveUntil";
                            default -> field;
                        },
                        message));
        return named;
    }
}
