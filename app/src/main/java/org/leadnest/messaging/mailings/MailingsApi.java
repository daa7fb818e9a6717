package org.leadnest.messaging.mailings;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.leadnest.accounts.Actor;
import org.leadnest.accounts.Permission;
import org.leadnest.accounts.Requires;
import org.leadnest.kernel.FieldErrors;
import org.leadnest.kernel.Ids;
import org.leadnest.messaging.Channel;
import org.leadnest.messaging.Status;
import org.leadnest.messaging.Template;
import org.leadnest.messaging.Templates;
import org.leadnest.messaging.templates.Liquid;
import org.leadnest.messaging.templates.TemplateForm;
import org.leadnest.platform.api.Invalid;
import org.leadnest.platform.web.NotFound;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** {@code /api/v1/messages/bulk}: one text to many leads, with the forecast of the send gate. */
@RestController
@RequestMapping("/api/v1/messages/bulk")
class MailingsApi {
    private final Mailings mailings;
    private final Templates templates;
    private final Liquid liquid;

    MailingsApi(Mailings mailings, Templates templates, Liquid liquid) {
        this.mailings = mailings;
        this.templates = templates;
        this.liquid = liquid;
    }

    /**
     * @param leadIds 1 to 1000
     * @param templateId instead of channel, subject and body
     * @param channel EMAIL or SMS
     * @param body in Liquid
     * @param dryRun whether only the forecast is wanted; then nothing is kept and nothing is sent
     */
    record BulkBody(
            @Nullable List<@Nullable UUID> leadIds,
            @Nullable UUID templateId,
            @Nullable String channel,
            @Nullable String subject,
            @Nullable String body,
            @Nullable Boolean dryRun) {}

    /**
     * @param id of the mailing; absent after a dry run, and when there was nobody to write to
     * @param forecast as the send gate saw it at that moment
     */
    record BulkJson(@Nullable UUID id, Outlook forecast) {}

    /** @param messages by status */
    record MailingJson(
            UUID id,
            Channel channel,
            String subject,
            String body,
            int people,
            Instant createdAt,
            String createdBy,
            @Nullable Instant withdrawnAt,
            Map<Status, Long> messages) {}

    /** @param withdrawn how many messages waited still */
    record Withdrawn(int withdrawn) {}

    /** Accepted for the send gate; 200 with the forecast alone after a dry run. */
    @PostMapping
    @Requires(Permission.MESSAGES_WRITE)
    ResponseEntity<BulkJson> send(@RequestBody BulkBody given, Actor actor) {
        FieldErrors errors = new FieldErrors();
        List<UUID> leads = leads(given, errors);
        TemplateForm form = form(given, errors);
        if (errors.none()) {
            form.check(liquid).ordered().forEach(errors::add);
        }
        if (errors.any()) {
            throw new Invalid(errors);
        }
        Templates.Draft draft = form.draft();
        MailingText text = new MailingText(draft.channel(), draft.subject(), draft.body());
        if (Boolean.TRUE.equals(given.dryRun())) {
            return ResponseEntity.ok(new BulkJson(null, mailings.outlook(text, leads)));
        }
        UUID id = Ids.next();
        Outlook outlook = mailings.send(id, text, leads, actor.name());
        return outlook.messages() == 0
                ? ResponseEntity.ok(new BulkJson(null, outlook))
                : ResponseEntity.accepted()
                        .location(URI.create("/api/v1/messages/bulk/" + id))
                        .body(new BulkJson(id, outlook));
    }

    @GetMapping("/{id}")
    @Requires(Permission.MESSAGES_READ)
    MailingJson get(@PathVariable UUID id) {
        Mailing one = mailings.find(id).orElseThrow(NotFound::new);
        return new MailingJson(
                one.id(),
                one.channel(),
                one.subject(),
                one.body(),
                one.people(),
                one.createdAt(),
                one.createdBy(),
                one.withdrawnAt(),
                one.messages());
    }

    /** Takes back what waits of it still; what was sent stays sent. */
    @PostMapping("/{id}/withdrawals")
    @Requires(Permission.MESSAGES_WRITE)
    Withdrawn withdraw(@PathVariable UUID id) {
        return new Withdrawn(mailings.withdraw(id).orElseThrow(NotFound::new));
    }

    private static List<UUID> leads(BulkBody given, FieldErrors errors) {
        List<@Nullable UUID> ids = given.leadIds() == null ? List.of() : given.leadIds();
        boolean fits =
                !ids.isEmpty() && ids.size() <= Mailings.MOST && ids.stream().noneMatch(Objects::isNull);
        errors.expect(fits, "leadIds", "expected 1 to " + Mailings.MOST + " ids of leads");
        return ids.stream()
                .filter(Objects::nonNull)
                .map(Objects::requireNonNull)
                .toList();
    }

    private TemplateForm form(BulkBody given, FieldErrors errors) {
        UUID wanted = given.templateId();
        String channel = given.channel() == null ? "" : given.channel().toUpperCase(Locale.ROOT);
        if (wanted == null) {
            return TemplateForm.of("Mailing", channel, given.subject(), given.body());
        }
        errors.expect(
                given.channel() == null && given.subject() == null && given.body() == null,
                "templateId",
                "expected either a template or channel, subject and body");
        Optional<Template> template = templates.find(wanted);
        errors.expect(template.isPresent(), "templateId", "expected the id of a template of this account");
        return template.map(one -> TemplateForm.of("Mailing", one.channel().name(), one.subject(), one.body()))
                .orElseGet(() -> TemplateForm.of("Mailing", "SMS", "", "x"));
    }
}
