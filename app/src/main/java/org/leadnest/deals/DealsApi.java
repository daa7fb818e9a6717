package org.leadnest.deals;

import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.net.URI;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.leadnest.accounts.Actor;
import org.leadnest.accounts.Permission;
import org.leadnest.accounts.Requires;
import org.leadnest.kernel.Cursor;
import org.leadnest.kernel.FieldErrors;
import org.leadnest.kernel.Page;
import org.leadnest.platform.api.Invalid;
import org.leadnest.platform.api.Paging;
import org.leadnest.platform.web.NotFound;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/deals")
class DealsApi {

    private final Deals deals;

    DealsApi(Deals deals) {
        this.deals = deals;
    }

    @ApiResponse(responseCode = "201", description = "The new deal", useReturnTypeSchema = true)
    @PostMapping
    @Requires(Permission.DEALS_WRITE)
    ResponseEntity<DealJson> open(@RequestBody DealBody body, Actor actor) {
        DealJson opened = saved(deals.open(body.input(), actor));
        return ResponseEntity.created(URI.create("/api/v1/deals/" + opened.id()))
                .body(opened);
    }

    @GetMapping
    @Requires(Permission.DEALS_READ)
    Page<DealJson> list(
            @RequestParam(required = false) @Nullable String pipeline,
            @RequestParam(required = false) @Nullable String stage,
            @RequestParam(required = false) @Nullable String leadId,
            @RequestParam(required = false) @Nullable String after,
            @RequestParam(defaultValue = "50") int limit) {
        FieldErrors errors = new FieldErrors();
        Paging paging = Paging.of(after, limit, Cursor::timed, errors);
        Pipelines all = deals.pipelines();
        Optional<Pipeline> within = PipelinesApi.wanted(all, pipeline);
        Optional<DealStage> wanted = Optional.ofNullable(stage)
                .flatMap(name -> within.orElse(all.standard())
                        .find(name)
                        .or(() -> within.isEmpty() ? all.stage(name) : Optional.empty()));
        errors.expect(stage == null || wanted.isPresent(), "stage", "expected the name of a stage");
        UUID lead = Paging.id(leadId, "leadId", errors);
        if (errors.any()) {
            throw new Invalid(errors);
        }
        DealFilter filter = new DealFilter(
                within.map(Pipeline::id).orElse(null), wanted.map(DealStage::id).orElse(null), lead, null, null, "");
        return deals.list(filter, paging.after(), paging.limit()).map(DealJson::of);
    }

    @GetMapping("/{id}")
    @Requires(Permission.DEALS_READ)
    DealJson get(@PathVariable UUID id) {
        return deals.find(new DealId(id)).map(DealJson::of).orElseThrow(NotFound::new);
    }

    @PatchMapping("/{id}")
    @Requires(Permission.DEALS_WRITE)
    DealJson change(@PathVariable UUID id, @RequestBody DealBody body, Actor actor) {
        return saved(deals.change(new DealId(id), body.input(), null, actor));
    }

    private static DealJson saved(DealEdit edit) {
        return switch (edit) {
            case DealEdit.Saved saved -> DealJson.of(saved.deal());
            case DealEdit.Conflict conflict -> DealJson.of(conflict.current());
            case DealEdit.Refused refused -> throw new Invalid(refused.errors());
            case DealEdit.Missing() -> throw new NotFound();
        };
    }
}
