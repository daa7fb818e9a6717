package org.leadnest.leads;

import java.net.URI;
import java.time.InstantSource;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.leadnest.accounts.Actor;
import org.leadnest.accounts.Permission;
import org.leadnest.accounts.Requires;
import org.leadnest.kernel.Cursor;
import org.leadnest.kernel.FieldErrors;
import org.leadnest.kernel.Ids;
import org.leadnest.kernel.Page;
import org.leadnest.leads.fields.CustomFields;
import org.leadnest.platform.api.Invalid;
import org.leadnest.platform.api.Paging;
import org.leadnest.platform.web.NotFound;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The events that leads cause, by API: finds or makes the lead, files the inquiry, routes it and tells its agent. */
@RestController
@RequestMapping("/api/v1/inquiries")
class InquiriesApi {

    private final Inquiries inquiries;
    private final CustomFields fields;
    private final InstantSource clock;

    InquiriesApi(Inquiries inquiries, CustomFields fields, InstantSource clock) {
        this.inquiries = inquiries;
        this.fields = fields;
        this.clock = clock;
    }

    @PostMapping
    @Requires(Permission.LEADS_WRITE)
    ResponseEntity<InquiryJson.FiledJson> file(@RequestBody InquiryBody body, Actor actor) {
        FieldErrors errors = new FieldErrors();
        NewLead person = body.read(fields, errors, clock.instant()).orElseThrow(() -> new Invalid(errors));
        InquiryJson.FiledJson filed = InquiryJson.of(inquiries.file(person, Author.of(actor)));
        return ResponseEntity.created(URI.create("/api/v1/inquiries/" + filed.id()))
                .body(filed);
    }

    @GetMapping("/{id}")
    @Requires(Permission.LEADS_READ)
    InquiryJson get(@PathVariable String id) {
        return Ids.parse(id).flatMap(inquiries::find).map(InquiryJson::of).orElseThrow(NotFound::new);
    }

    @GetMapping
    @Requires(Permission.LEADS_READ)
    Page<InquiryJson> list(
            @RequestParam(required = false) @Nullable String lead,
            @RequestParam(required = false) @Nullable String after,
            @RequestParam(defaultValue = "50") int limit) {
        FieldErrors errors = new FieldErrors();
        Optional<LeadId> whose = lead == null ? Optional.empty() : LeadId.parse(lead);
        errors.expect(lead == null || whose.isPresent(), "lead", "expected the id of a lead");
        Paging paging = Paging.of(after, limit, Cursor::timed, errors);
        if (errors.any()) {
            throw new Invalid(errors);
        }
        return inquiries
                .list(whose.orElse(null), paging.after(), paging.limit())
                .map(InquiryJson::of);
    }
}
