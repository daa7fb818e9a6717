package org.leadnest.leads;

import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.leadnest.accounts.Actor;
import org.leadnest.accounts.Permission;
import org.leadnest.accounts.Requires;
import org.leadnest.kernel.FieldErrors;
import org.leadnest.kernel.Page;
import org.leadnest.platform.api.Invalid;
import org.leadnest.platform.api.Paging;
import org.leadnest.platform.api.Refused;
import org.leadnest.platform.web.NotFound;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * Leads by API. A POST with an e-mail address or a phone number that a lead of the account has already makes no second
 * lead: it fills the first one where it was empty, and answers 200 with it instead of 201.
 */
@RestController
@RequestMapping("/api/v1/leads")
class LeadsApi {
    private static final NewLead DEFAULTS = NewLead.named(null, null).from("API");

    private final Leads leads;

    LeadsApi(Leads leads) {
        this.leads = leads;
    }

    @ApiResponse(responseCode = "201", description = "The new lead", useReturnTypeSchema = true)
    @ApiResponse(
            responseCode = "200",
            description = "The lead that was there with that address or number",
            useReturnTypeSchema = true)
    @PostMapping
    @Requires(Permission.LEADS_WRITE)
    ResponseEntity<LeadJson> capture(@RequestBody LeadBody body, Actor actor) {
        FieldErrors errors = body.errors();
        Capture capture =
                leads.capture(body.input(), DEFAULTS, errors, Author.of(actor)).orElseThrow(() -> new Invalid(errors));
        LeadJson lead = LeadJson.of(capture.lead());
        URI location = URI.create("/api/v1/leads/" + lead.id());
        ResponseEntity.BodyBuilder answer = switch (capture) {
            case Capture.Created created -> ResponseEntity.created(location);
            case Capture.Matched matched -> ResponseEntity.ok().location(location);
        };
        return answer.eTag(tag(lead)).body(lead);
    }

    @GetMapping
    @Requires(Permission.LEADS_READ)
    Page<LeadJson> list(
            @RequestParam(required = false) @Nullable String q,
            @RequestParam(required = false) @Nullable String stage,
            @RequestParam(required = false) @Nullable String tag,
            @RequestParam(defaultValue = "created") String sort,
            @RequestParam(required = false) @Nullable String after,
            @RequestParam(defaultValue = "50") int limit) {
        Optional<LeadFilter.Sort> order = LeadFilter.Sort.named(sort);
        LeadFilter filter = new LeadFilter(q, stage, tag, null, null, order.orElse(LeadFilter.Sort.CREATED));
        FieldErrors errors = new FieldErrors();
        errors.expect(order.isPresent(), "sort", "expected created, activity, score or name");
        Paging paging = Paging.of(after, limit, filter::place, errors);
        if (errors.any()) {
            throw new Invalid(errors);
        }
        return leads.whole(filter, paging.after(), paging.limit()).map(LeadJson::of);
    }

    @GetMapping("/{id}")
    @Requires(Permission.LEADS_READ)
    ResponseEntity<LeadJson> get(@PathVariable String id) {
        LeadJson lead = LeadId.parse(id).flatMap(leads::find).map(LeadJson::of).orElseThrow(NotFound::new);
        return ResponseEntity.ok().eTag(tag(lead)).body(lead);
    }

    @PatchMapping("/{id}")
    @Requires(Permission.LEADS_WRITE)
    ResponseEntity<LeadJson> edit(
            @PathVariable String id,
            @RequestBody LeadBody body,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
            Actor actor) {
        if (body.errors().any()) {
            throw new Invalid(body.errors());
        }
        LeadId lead = LeadId.parse(id).orElseThrow(NotFound::new);
        Integer matched = version(ifMatch);
        Integer version = matched == null ? body.version() : matched;
        LeadJson edited = switch (leads.edit(lead, version, body.input(), Author.of(actor))) {
            case Edit.Edited done -> LeadJson.of(done.lead());
            case Edit.Conflict conflict -> throw changed(conflict.current(), matched != null);
            case Edit.Refused refused -> throw new Invalid(refused.errors());
            case Edit.Missing() -> throw new NotFound();
        };
        return ResponseEntity.ok().eTag(tag(edited)).body(edited);
    }

    /** A precondition of the header fails as HTTP says; a version in the body stands against what is there. */
    private static Refused changed(Lead current, boolean byHeader) {
        return Refused.with(
                byHeader ? HttpStatus.PRECONDITION_FAILED : HttpStatus.CONFLICT,
                "The lead was changed since: it is at version " + current.version() + " now.",
                Map.of("version", current.version()));
    }

    private static String tag(LeadJson lead) {
        return "\"" + lead.version() + "\"";
    }

    private static @Nullable Integer version(@Nullable String ifMatch) {
        if (ifMatch == null || ifMatch.strip().equals("*")) {
            return null;
        }
        String digits = ifMatch.replace("W/", "").replace("\"", "").strip();
        if (!digits.matches("[0-9]{1,9}")) {
            throw new Invalid(new FieldErrors().add("If-Match", "expected the ETag of an earlier answer"));
        }
        return Integer.valueOf(digits);
    }
}
