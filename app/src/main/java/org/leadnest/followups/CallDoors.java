package org.leadnest.followups;

import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.leadnest.accounts.Actor;
import org.leadnest.accounts.Permission;
import org.leadnest.accounts.Requires;
import org.leadnest.kernel.Cursor;
import org.leadnest.kernel.Page;
import org.leadnest.platform.api.Paging;
import org.leadnest.platform.web.NotFound;
import org.leadnest.platform.web.Toast;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What webhook steps called and what came back, as a page and by the API. */
@Controller
class CallDoors {
    private static final int PAGE = 50;

    private final WebhookCalls calls;
    private final Addressees addressees;

    CallDoors(WebhookCalls calls, Addressees addressees) {
        this.calls = calls;
        this.addressees = addressees;
    }

    @GetMapping("/app/sequences/calls")
    @Requires(Permission.SEQUENCES_READ)
    String list(@RequestParam(required = false) @Nullable String after, Actor actor, Model model) {
        Cursor place = Optional.ofNullable(after).flatMap(Cursor::timed).orElse(null);
        Page<WebhookCall> page = calls.list(place, PAGE);
        ZoneId zone = addressees.zone();
        List<CallsPage.Row> rows =
                page.data().stream().map(call -> CallsPage.row(call, zone)).toList();
        model.addAttribute(
                "page",
                new CallsPage(
                        rows,
                        actor.may(Permission.ACCOUNT_SETTINGS) ? calls.secret() : null,
                        page.next() == null ? null : "/app/sequences/calls?after=" + page.next(),
                        place == null ? null : "/app/sequences/calls"));
        return "followups/calls";
    }

    @PostMapping("/app/sequences/calls/{id}/tries")
    @Requires(Permission.SEQUENCES_WRITE)
    String again(@PathVariable UUID id, RedirectAttributes redirect) {
        Toast.show(
                redirect,
                switch (calls.again(id)) {
                    case ASKED -> "It is called again now.";
                    case NOT_GIVEN_UP -> "Nothing was left to try: it was delivered, or is tried again anyway.";
                    case MISSING -> throw new NotFound();
                });
        return "redirect:/app/sequences/calls";
    }

    @GetMapping("/api/v1/webhook-calls")
    @Requires(Permission.SEQUENCES_READ)
    @ResponseBody
    Page<WebhookCall> calls(
            @RequestParam(required = false) @Nullable String after, @RequestParam(defaultValue = "50") int limit) {
        Paging paging = Paging.timed(after, limit);
        return calls.list(paging.after(), paging.limit());
    }
}
