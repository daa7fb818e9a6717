package org.leadnest.accounts.teams;

import jakarta.servlet.http.HttpServletResponse;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.leadnest.accounts.Accounts;
import org.leadnest.accounts.Actor;
import org.leadnest.accounts.Permission;
import org.leadnest.accounts.Requires;
import org.leadnest.kernel.AccountId;
import org.leadnest.kernel.FieldErrors;
import org.leadnest.kernel.Ids;
import org.leadnest.kernel.UserId;
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
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** {@code /app/settings/teams}: teams inside an account. */
@Controller
@RequestMapping("/app/settings/teams")
@Requires(Permission.ACCOUNT_SETTINGS)
class TeamsController {
    private static final String HOME = "redirect:/app/settings/teams";
    private static final String FORM = "accounts/teams/team";

    private final Teams teams;
    private final Accounts accounts;

    TeamsController(Teams teams, Accounts accounts) {
        this.teams = teams;
        this.accounts = accounts;
    }

    @GetMapping
    String list(Actor actor, Model model) {
        Map<String, String> people = people(actor.account());
        model.addAttribute(
                "page",
                new TeamsPage(
                        teams.all().stream().map(team -> line(team, people)).toList()));
        return "accounts/teams/index";
    }

    private static TeamsPage.Line line(AgentTeam team, Map<String, String> people) {
        return new TeamsPage.Line(
                team.id().toString(),
                team.name(),
                team.leader() == null ? "" : people.getOrDefault(team.leader().toString(), ""),
                people.entrySet().stream()
                        .filter(one -> team.members().stream()
                                .anyMatch(member -> member.toString().equals(one.getKey())))
                        .map(Map.Entry::getValue)
                        .toList());
    }

    /** Everybody in the account, by name: id and name. */
    private Map<String, String> people(AccountId account) {
        Map<String, String> people = new LinkedHashMap<>();
        accounts.members(account).forEach(one -> people.put(one.user().toString(), one.name()));
        return people;
    }

    @GetMapping("/new")
    String blank(Actor actor, Model model) {
        model.addAttribute("page", new TeamsPage.Form(null, "", "", people(actor.account()), List.of(), Map.of()));
        return FORM;
    }

    @GetMapping("/{id}")
    String edit(@PathVariable UUID id, Actor actor, Model model) {
        AgentTeam team = teams.find(id).orElseThrow(NotFound::new);
        model.addAttribute(
                "page",
                new TeamsPage.Form(
                        id.toString(),
                        team.name(),
                        team.leader() == null ? "" : team.leader().toString(),
                        people(actor.account()),
                        team.members().stream().map(UserId::toString).toList(),
                        Map.of()));
        return FORM;
    }

    @PostMapping
    String make(
            @RequestParam(defaultValue = "") String name,
            @RequestParam(defaultValue = "") String leader,
            @RequestParam(required = false) @Nullable Set<String> members,
            Actor actor,
            Model model,
            HttpServletResponse response,
            RedirectAttributes redirect) {
        return save(null, new Given(name.strip(), leader, members), actor, model, response, redirect);
    }

    @PostMapping("/{id}")
    String change(
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String name,
            @RequestParam(defaultValue = "") String leader,
            @RequestParam(required = false) @Nullable Set<String> members,
            Actor actor,
            Model model,
            HttpServletResponse response,
            RedirectAttributes redirect) {
        if (teams.find(id).isEmpty()) {
            throw new NotFound();
        }
        return save(id, new Given(name.strip(), leader, members), actor, model, response, redirect);
    }

    private String save(
            @Nullable UUID id,
            Given given,
            Actor actor,
            Model model,
            HttpServletResponse response,
            RedirectAttributes redirect) {
        FieldErrors errors = given.check();
        if (errors.none()) {
            switch (teams.put(given.team(id == null ? Ids.next() : id))) {
                case PUT -> {
                    Toast.show(redirect, "The team is saved.");
                    return HOME;
                }
                case NAME_TAKEN -> errors.add("name", "another team has this name");
                case STRANGER -> errors.add("members", "expected people of this account");
            }
        }
        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        model.addAttribute(
                "page",
                new TeamsPage.Form(
                        id == null ? null : id.toString(),
                        given.name(),
                        given.leader(),
                        people(actor.account()),
                        List.copyOf(given.members()),
                        errors.ordered()));
        return FORM;
    }

    @PostMapping("/{id}/removal")
    String end(@PathVariable UUID id, RedirectAttributes redirect) {
        if (!teams.end(id)) {
            throw new NotFound();
        }
        Toast.show(redirect, "The team is gone; its people stay in the account.");
        return HOME;
    }

    /** What the form sent; the leader is a member without a tick. */
    private record Given(String name, String leader, Set<String> members) {
        Given(String name, String leader, @Nullable Set<String> members) {
            this.name = name;
            this.leader = leader;
            this.members = members == null ? Set.of() : members;
        }

        FieldErrors check() {
            return new FieldErrors()
                    .expect(
                            !name.isEmpty() && name.length() <= AgentTeam.NAME_LENGTH,
                            "name",
                            "expected a name of up to 100 characters")
                    .expect(leader.isEmpty() || Ids.parse(leader).isPresent(), "leader", "expected one of the list")
                    .expect(
                            members.stream().allMatch(one -> Ids.parse(one).isPresent()),
                            "members",
                            "expected people of this account");
        }

        AgentTeam team(UUID id) {
            Optional<UserId> led = Ids.parse(leader).map(UserId::new);
            Set<UserId> all = members.stream()
                    .flatMap(one -> Ids.parse(one).stream())
                    .map(UserId::new)
                    .collect(Collectors.toSet());
            led.ifPresent(all::add);
            return new AgentTeam(id, name, led.orElse(null), all);
        }
    }
}
