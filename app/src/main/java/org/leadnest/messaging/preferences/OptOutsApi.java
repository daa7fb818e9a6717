package org.leadnest.messaging.preferences;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.leadnest.accounts.Actor;
import org.leadnest.accounts.Permission;
import org.leadnest.accounts.Requires;
import org.leadnest.kernel.Cursor;
import org.leadnest.kernel.EmailAddress;
import org.leadnest.kernel.FieldErrors;
import org.leadnest.kernel.Ids;
import org.leadnest.kernel.Page;
import org.leadnest.kernel.PhoneNumber;
import org.leadnest.messaging.AddressBook;
import org.leadnest.messaging.Channel;
import org.leadnest.messaging.Consents;
import org.leadnest.messaging.Evidence;
import org.leadnest.platform.api.Invalid;
import org.leadnest.platform.api.Paging;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/**
 * {@code /api/v1/suppressions} and {@code /api/v1/consents}: who gets nothing, and the ledger that proves it. They are added
 * to and read; there is no way to lift a suppression, which only the person's own word does.
 */
@RestController
class OptOutsApi {
    private final Proofs proofs;
    private final Consents consents;
    private final HandOptOuts byHand;
    private final ObjectProvider<AddressBook> book;
    private final InstantSource clock;

    OptOutsApi(
            Proofs proofs,
            Consents consents,
            HandOptOuts byHand,
            ObjectProvider<AddressBook> book,
            InstantSource clock) {
        this.proofs = proofs;
        this.consents = consents;
        this.byHand = byHand;
        this.book = book;
        this.clock = clock;
    }

    @GetMapping("/api/v1/suppressions")
    @Requires(Permission.MESSAGES_READ)
    Page<Proofs.Suppression> list(
            @RequestParam(required = false) @Nullable String channel,
            @RequestParam(defaultValue = "50") int limit,
            @RequestParam(required = false) @Nullable String after) {
        var errors = new FieldErrors();
        var on = channel(channel, errors);
        var paging = Paging.of(after, limit, Cursor::timed, errors);
        if (errors.any()) {
            throw new Invalid(errors);
        }
        return proofs.suppressions(on.orElse(null), Optional.ofNullable(paging.after()), limit);
    }

    /**
     * @param channel {@code EMAIL} or {@code SMS}; absent for all that the lead or the address is reached by
     * @param leadId of a lead, or
     * @param address an e-mail address or phone number, whether or not a lead has it; kept as a keyed hash alone
     * @param reason what the person said, kept in the ledger of consents
     */
    record SuppressionBody(
            @Nullable String channel,
            @Nullable String leadId,
            @Nullable String address,
            @Nullable String reason) {}

    /**
     * @param first the one that was asked for
     * @param data all that stand there now about the address or the lead, those of its leads among them
     */
    record Added(@JsonUnwrapped Proofs.Suppression first, List<Proofs.Suppression> data) {
        Added(List<Proofs.Suppression> data) {
            this(data.getFirst(), data);
        }
    }

    @PostMapping("/api/v1/suppressions")
    @Requires(Permission.MESSAGES_WRITE)
    @ResponseStatus(HttpStatus.CREATED)
    Added add(@RequestBody SuppressionBody given, Actor actor) {
        var errors = new FieldErrors();
        var on = channel(given.channel(), errors);
        String reason = said(given.reason());
        errors.expect(reason.length() <= 500, "reason", "expected at most 500 characters")
                .expect(
                        said(given.leadId()).isEmpty() != said(given.address()).isEmpty(),
                        "leadId",
                        "expected either the id of a lead or an address");
        if (errors.any()) {
            throw new Invalid(errors);
        }
        return said(given.leadId()).isEmpty()
                ? ofAddress(given.address(), on, reason, actor, errors)
                : ofLead(given.leadId(), on, reason, actor, errors);
    }

    private Added ofLead(
            @Nullable String leadId, Optional<Channel> on, String reason, Actor actor, FieldErrors errors) {
        UUID lead = Optional.ofNullable(leadId)
                .flatMap(Ids::parse)
                .filter(id -> book.stream().anyMatch(one -> one.look(Set.of(id)).containsKey(id)))
                .orElseThrow(() -> new Invalid(errors.add("leadId", "expected the id of a lead of this account")));
        Set<Channel> channels = on.<Set<Channel>>map(EnumSet::of).orElseGet(() -> EnumSet.allOf(Channel.class));
        consents.optOut(lead, channels, new Evidence("API", words(reason), "by " + actor.name()));
        return new Added(channels.stream()
                .map(channel -> new Proofs.Suppression(lead, null, channel, "opted out", "API", clock.instant()))
                .toList());
    }

    private static String words(String reason) {
        return reason.isEmpty() ? "Opted out, as the account's software says" : reason;
    }

    private Added ofAddress(
            @Nullable String address, Optional<Channel> on, String reason, Actor actor, FieldErrors errors) {
        String text = said(address);
        Optional<String> mail = EmailAddress.parse(text).map(EmailAddress::value);
        Optional<String> phone = PhoneNumber.parse(text).map(PhoneNumber::value);
        Channel channel = on.orElse(mail.isPresent() ? Channel.EMAIL : Channel.SMS);
        String written = (channel == Channel.EMAIL ? mail : phone)
                .orElseThrow(() -> new Invalid(errors.add(
                        "address",
                        channel == Channel.EMAIL ? "expected an e-mail address" : "expected a phone number")));
        return new Added(byHand.add(Map.of(channel, written), words(reason), "API", actor));
    }

    /** The ledger, oldest row first: page on until {@code next} is null to have all of it. */
    @GetMapping("/api/v1/consents")
    @Requires(Permission.LEADS_EXPORT)
    Page<Proofs.Proof> ledger(
            @RequestParam(required = false) @Nullable String leadId,
            @RequestParam(defaultValue = "50") int limit,
            @RequestParam(required = false) @Nullable String after) {
        var lead = Optional.ofNullable(leadId).flatMap(Ids::parse);
        var errors =
                new FieldErrors().expect(leadId == null || lead.isPresent(), "leadId", "expected the id of a lead");
        var paging = Paging.of(after, limit, Cursor::timed, errors);
        if (errors.any()) {
            throw new Invalid(errors);
        }
        return proofs.ledger(lead.orElse(null), Optional.ofNullable(paging.after()), limit);
    }

    private static Optional<Channel> channel(@Nullable String name, FieldErrors errors) {
        var found = Arrays.stream(Channel.values())
                .filter(one -> one.name().equals(name))
                .findFirst();
        errors.expect(name == null || found.isPresent(), "channel", "expected EMAIL or SMS");
        return found;
    }

    private static String said(@Nullable String value) {
        return value == null ? "" : value.strip();
    }
}
