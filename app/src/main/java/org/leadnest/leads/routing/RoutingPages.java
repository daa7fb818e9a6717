package org.leadnest.leads.routing;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.leadnest.accounts.Permission;
import org.leadnest.accounts.Requires;
import org.leadnest.kernel.Cursor;
import org.leadnest.kernel.Ids;
import org.leadnest.kernel.Page;
import org.leadnest.leads.AccountZone;
import org.leadnest.platform.web.NotFound;
import org.leadnest.platform.web.Toast;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** {@code /app/settings/routing}: the rules in order, and the log that says why. */
@Controller
@RequestMapping("/app/settings/routing")
@Requires(Permission.ACCOUNT_SETTINGS)
class RoutingPages {
    private static final String HOME = "redirect:/app/settings/routing";
    private static final int LOG = 50;

    private final RoutingRules rules;
    private final AccountZone zones;

    RoutingPages(RoutingRules rules, AccountZone zones) {
        this.rules = rules;
        this.zones = zones;
    }

    @GetMapping
    String list(@RequestParam(required = false) @Nullable String after, Model model) {
        Optional<Cursor> place = Optional.ofNullable(after).flatMap(Cursor::timed);
        Page<RoutingStore.Logged> log = rules.log(null, place.orElse(null), LOG);
        model.addAttribute(
                "page",
                new RoutingPage(
                        rules.all().stream().map(RoutingViews::line).toList(),
                        log.data().stream()
                                .map(line -> RoutingViews.told(line, zones.current()))
                                .toList(),
                        log.next() == null ? null : "/app/settings/routing?after=" + log.next() + "#log",
                        place.isEmpty()));
        return "leads/routing/index";
    }

    @GetMapping("/new")
    String blank(Model model) {
        model.addAttribute("page", form(null, Map.of("enabled", "true", "claimMinutes", "15"), Map.of()));
        return "leads/routing/rule";
    }

    @GetMapping("/{id}")
    String edit(@PathVariable String id, Model model) {
        RoutingRule rule = find(id);
        model.addAttribute("page", form(id, RuleForm.shown(rule), Map.of()));
        return "leads/routing/rule";
    }

    @PostMapping
    ModelAndView create(@RequestParam Map<String, String> given, RedirectAttributes redirect) {
        return save(null, Ids.next(), given, redirect);
    }

    @PostMapping("/{id}")
    ModelAndView save(@PathVariable String id, @RequestParam Map<String, String> given, RedirectAttributes redirect) {
        return save(id, find(id).id(), given, redirect);
    }

    private ModelAndView save(@Nullable String shown, UUID id, Map<String, String> given, RedirectAttributes redirect) {
        RuleForm form = new RuleForm(given);
        RoutingRule rule = form.read(id, rules.members(), rules.teams());
        if (form.errors().any()) {
            ModelAndView again = new ModelAndView(
                    "leads/routing/rule",
                    "page",
                    form(shown, given, form.errors().ordered()));
            again.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
            return again;
        }
        rules.put(rule);
        Toast.show(redirect, "The rule is saved.");
        return new ModelAndView(HOME);
    }

    @PostMapping("/{id}/raise")
    String raise(@PathVariable String id, RedirectAttributes redirect) {
        RoutingRule rule = find(id);
        rules.raise(rule.id());
        Toast.show(redirect, "“" + rule.name() + "” is asked earlier now.");
        return HOME;
    }

    @PostMapping("/{id}/deletion")
    String delete(@PathVariable String id, RedirectAttributes redirect) {
        RoutingRule rule = find(id);
        rules.delete(rule.id());
        Toast.show(redirect, "“" + rule.name() + "” is deleted.");
        return HOME;
    }

    private RoutingPage.Form form(@Nullable String id, Map<String, String> given, Map<String, String> errors) {
        Map<UUID, Shift> shifts = rules.shifts();
        List<RoutingPage.Agent> agents = rules.members().stream()
                .map(member -> RoutingViews.agent(
                        new RoutingRule.Candidate(member.user().value(), member.name(), 1, 0, true),
                        shifts.getOrDefault(member.user().value(), Shift.ALWAYS),
                        rules.localNow()))
                .toList();
        return new RoutingPage.Form(
                id,
                given,
                errors,
                agents,
                rules.teams(),
                RoutingViews.actions(),
                RoutingViews.escalations(),
                RoutingViews.dayNames());
    }

    private RoutingRule find(String id) {
        return Ids.parse(id).flatMap(rules::find).orElseThrow(NotFound::new);
    }
}
