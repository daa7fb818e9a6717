package org.leadnest.messaging.templates;

import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.leadnest.accounts.Actor;
import org.leadnest.accounts.Permission;
import org.leadnest.accounts.Requires;
import org.leadnest.kernel.Cursor;
import org.leadnest.kernel.FieldErrors;
import org.leadnest.kernel.Page;
import org.leadnest.messaging.AddressBook;
import org.leadnest.messaging.Channel;
import org.leadnest.messaging.MergeFields;
import org.leadnest.messaging.Template;
import org.leadnest.messaging.Templates;
import org.leadnest.messaging.Templates.Saving;
import org.leadnest.messaging.TextProblem;
import org.leadnest.platform.api.Invalid;
import org.leadnest.platform.api.Paging;
import org.leadnest.platform.api.Refused;
import org.leadnest.platform.web.NotFound;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** {@code /api/v1/templates}: the account's texts in Liquid, and how one reads for a lead. */
@RestController
@RequestMapping("/api/v1/templates")
class TemplatesApi {
    private final Templates templates;
    private final Liquid liquid;
    private final List<AddressBook> book;

    TemplatesApi(Templates templates, Liquid liquid, List<AddressBook> book) {
        this.templates = templates;
        this.liquid = liquid;
        this.book = book;
    }

    /**
     * @param channel EMAIL or SMS
     * @param subject of an e-mail only
     * @param body in Liquid
     */
    record TemplateBody(
            @Nullable String name,
            @Nullable String channel,
            @Nullable String subject,
            @Nullable String body) {
        TemplateForm form() {
            return TemplateForm.of(name, channel == null ? "" : channel.toUpperCase(Locale.ROOT), subject, body);
        }
    }

    /** @param problems names that nothing is known by; told by POST and PUT, which save the text all the same */
    record TemplateJson(
            UUID id,
            String name,
            Channel channel,
            String subject,
            String body,
            Instant updatedAt,
            List<TextProblem> problems) {
        static TemplateJson of(Template template, List<TextProblem> problems) {
            return new TemplateJson(
                    template.id(),
                    template.name(),
                    template.channel(),
                    template.subject(),
                    template.body(),
                    template.updatedAt(),
                    problems);
        }
    }

    /**
     * @param channel EMAIL or SMS
     * @param leadId as whom it reads; without it a made-up lead
     */
    record PreviewBody(
            @Nullable String channel,
            @Nullable String subject,
            @Nullable String body,
            @Nullable UUID leadId) {}

    /**
     * @param segments that a text message is charged as; 0 for e-mail
     * @param problems what is wrong with the text, or names what nothing is known by
     */
    record PreviewJson(String subject, String body, int segments, List<TextProblem> problems) {}

    /** By name. */
    @GetMapping
    @Requires(Permission.TEMPLATES_READ)
    Page<TemplateJson> list(
            @RequestParam(required = false) @Nullable String after, @RequestParam(defaultValue = "50") int limit) {
        FieldErrors errors = new FieldErrors();
        Paging paging = Paging.of(after, limit, Cursor::parse, errors);
        if (errors.any()) {
            throw new Invalid(errors);
        }
        return templates.page(paging.after(), paging.limit()).map(template -> TemplateJson.of(template, List.of()));
    }

    @ApiResponse(responseCode = "201", description = "The new template", useReturnTypeSchema = true)
    @PostMapping
    @Requires(Permission.TEMPLATES_WRITE)
    ResponseEntity<TemplateJson> create(@RequestBody TemplateBody body) {
        TemplateForm form = checked(body);
        TemplateJson created = saved(templates.create(form.draft()));
        return ResponseEntity.created(URI.create("/api/v1/templates/" + created.id()))
                .body(created);
    }

    @GetMapping("/{id}")
    @Requires(Permission.TEMPLATES_READ)
    TemplateJson get(@PathVariable UUID id) {
        return TemplateJson.of(templates.find(id).orElseThrow(NotFound::new), List.of());
    }

    /** Sequences keep the texts that they have already. */
    @PutMapping("/{id}")
    @Requires(Permission.TEMPLATES_WRITE)
    TemplateJson change(@PathVariable UUID id, @RequestBody TemplateBody body) {
        return saved(templates.change(id, checked(body).draft()));
    }

    /** Sequences keep the texts that they have already. */
    @DeleteMapping("/{id}")
    @Requires(Permission.TEMPLATES_WRITE)
    ResponseEntity<Void> delete(@PathVariable UUID id) {
        if (!templates.delete(id)) {
            throw new NotFound();
        }
        return ResponseEntity.noContent().build();
    }

    /** How a text reads for a lead; nothing is kept and nothing is sent. */
    @PostMapping("/previews")
    @Requires(Permission.TEMPLATES_READ)
    PreviewJson preview(@RequestBody PreviewBody asked, Actor actor) {
        TemplateForm form = new TemplateBody("Preview", asked.channel(), asked.subject(), asked.body()).form();
        FieldErrors errors = new FieldErrors().expect(form.channelKnown(), "channel", "expected EMAIL or SMS");
        if (errors.any()) {
            throw new Invalid(errors);
        }
        Map<String, Object> fields = fields(asked.leadId(), actor);
        String subject = form.email() ? templates.render(form.subject(), fields).text() : "";
        String body = templates.render(form.body(), fields).text();
        return new PreviewJson(
                subject, body, form.email() ? 0 : templates.smsSegments(body), problems(form.subject(), form.body()));
    }

    private Map<String, Object> fields(@Nullable UUID lead, Actor actor) {
        if (lead == null) {
            return MergeFields.SAMPLE.asMap();
        }
        Map<String, Object> fields = actor.may(Permission.LEADS_READ) && !book.isEmpty()
                ? book.getFirst().fields(List.of(lead)).get(lead)
                : null;
        if (fields == null) {
            throw new Invalid(new FieldErrors().add("leadId", "expected the id of a lead that you may read"));
        }
        return fields;
    }

    private TemplateForm checked(TemplateBody body) {
        TemplateForm form = body.form();
        FieldErrors errors = form.check(liquid);
        if (errors.any()) {
            throw new Invalid(errors);
        }
        return form;
    }

    private TemplateJson saved(Saving saving) {
        return switch (saving) {
            case Saving.Saved(var id) -> {
                Template template = templates.find(id).orElseThrow();
                yield TemplateJson.of(template, problems(template.subject(), template.body()));
            }
            case Saving.NameTaken() -> throw Refused.conflict("Another template has this name.");
            case Saving.Gone() -> throw new NotFound();
        };
    }

    private List<TextProblem> problems(String subject, String body) {
        List<TextProblem> problems = new ArrayList<>(templates.problems("subject", subject));
        problems.addAll(templates.problems("body", body));
        return problems;
    }
}
