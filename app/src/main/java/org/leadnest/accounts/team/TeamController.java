package org.leadnest.accounts.team;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import org.leadnest.accounts.Accounts;
import org.leadnest.accounts.Actor;
import org.leadnest.accounts.Member;
import org.leadnest.accounts.Permission;
import org.leadnest.accounts.Requires;
import org.leadnest.accounts.Role;
import org.leadnest.accounts.SettingsPlace;
import org.leadnest.accounts.StepUp;
import org.leadnest.accounts.doors.Sessions;
import org.leadnest.accounts.factors.FactorResets;
import org.leadnest.accounts.factors.SecondFactors;
import org.leadnest.accounts.profile.Profiles;
import org.leadnest.accounts.teams.AgentTeam;
import org.leadnest.accounts.teams.Teams;
import org.leadnest.kernel.AccountId;
import org.leadnest.kernel.EmailAddress;
import org.leadnest.kernel.Ids;
import org.leadnest.kernel.UserId;
import org.leadnest.platform.web.Initials;
import org.leadnest.platform.web.NotFound;
import org.leadnest.platform.web.Toast;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** {@code /app/settings/team} and {@code /app/settings/accounts}. */
@Controller
class TeamController {
    private static final String HOME = "redirect:/app/settings/team";
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("MMMM d", Locale.US);

    private final Team team;
    private final Accounts accounts;
    private final Sessions sessions;
    private final SecondFactors factors;
    private final FactorResets resets;
    private final Profiles profiles;
    private final Teams teams;

    TeamController(
            Team team,
            Accounts accounts,
            Sessions sessions,
            SecondFactors factors,
            FactorResets resets,
            Profiles profiles,
            Teams teams) {
        this.factors = factors;
        this.teams = teams;
        this.resets = resets;
        this.profiles = profiles;
        this.team = team;
        this.accounts = accounts;
        this.sessions = sessions;
    }

    @Configuration(proxyBeanMethods = false)
    static class Places {
        @Bean
        SettingsPlace teamPlace() {
            return new SettingsPlace(
                    25,
                    "/app/settings/team",
                    "users-group",
                    "Team",
                    "Invite people, change their roles, let them leave.",
                    Permission.ACCOUNT_SETTINGS);
        }

        @Bean
        SettingsPlace accountsPlace() {
            return new SettingsPlace(
                    15,
                    "/app/settings/accounts",
                    "briefcase",
                    "Your accounts",
                    "Go over to another account that you belong to.",
                    Permission.PROFILE_WRITE);
        }
    }

    @GetMapping("/app/settings/team")
    @Requires(Permission.ACCOUNT_SETTINGS)
    String show(Actor actor, Model model) {
        return page(actor, "", Role.AGENT.name(), Map.of(), model);
    }

    private String page(Actor actor, String email, String role, Map<String, String> errors, Model model) {
        AccountId account = actor.account();
        ZoneId zone = accounts.account(account).zone();
        List<Member> members = accounts.members(account);
        List<Invitation> open = team.open(account);
        Map<UserId, String> pictures = profiles.pictures(account);
        Map<UserId, String> addresses = team.addresses(account);
        Set<UserId> secured = factors.secured(account);
        OptionalLong seats = team.seats(account);
        List<AgentTeam> all = teams.all();
        int taken = members.size() + open.size();
        model.addAttribute(
                "page",
                new TeamPage(
                        members.stream()
                                .map(one -> person(
                                        one,
                                        members,
                                        all,
                                        actor,
                                        due(one, zone),
                                        new Seen(
                                                addresses.getOrDefault(one.user(), ""),
                                                secured.contains(one.user()),
                                                pictures.getOrDefault(one.user(), ""))))
                                .toList(),
                        open.stream()
                                .map(one -> new TeamPage.Pending(
                                        one.id().toString(),
                                        one.email().value(),
                                        words(one.role()),
                                        one.by(),
                                        DAY.format(one.expiresAt().atZone(zone))))
                                .toList(),
                        roles(actor),
                        lesserRoles(),
                        seats.isPresent()
                                ? taken + " of " + seats.getAsLong() + " seats are taken, open invitations included."
                                : "",
                        email,
                        role,
                        errors));
        return "accounts/team/index";
    }

    /** From when on the person's second step may be taken away, when an owner asked for that. */
    private String due(Member one, ZoneId zone) {
        return resets.open().stream()
                .filter(wish -> wish.user().equals(one.user()))
                .findFirst()
                .map(wish -> DAY.format(wish.dueAt().atZone(zone)))
                .orElse("");
    }

    /** What is looked up for all members at once. */
    private record Seen(String email, boolean secured, String picture) {}

    private static TeamPage.Person person(
            Member one, List<Member> members, List<AgentTeam> teams, Actor actor, String resetDue, Seen seen) {
        Map<String, String> others = new LinkedHashMap<>();
        members.stream()
                .filter(other -> !other.user().equals(one.user()))
                .forEach(other -> others.put(other.user().toString(), other.name()));
        teams.stream()
                .filter(team -> team.members().stream().anyMatch(other -> !other.equals(one.user())))
                .forEach(team -> others.put(team.id().toString(), "Shared out in Team " + team.name()));
        return new TeamPage.Person(
                one.user().toString(),
                one.name(),
                Initials.of(one.name()),
                one.role().name(),
                words(one.role()),
                one.user().equals(actor.user()),
                seen.email(),
                seen.secured(),
                others,
                seen.secured() && actor.role() == Role.OWNER && !one.user().equals(actor.user()),
                resetDue,
                seen.picture());
    }

    /** What a member may become by somebody else's word. */
    private static Map<String, String> lesserRoles() {
        Map<String, String> roles = new LinkedHashMap<>();
        Arrays.stream(Role.values())
                .filter(role -> role != Role.OWNER)
                .forEach(role -> roles.put(role.name(), words(role)));
        return roles;
    }

    private static Map<String, String> roles(Actor actor) {
        Map<String, String> roles = new LinkedHashMap<>();
        Arrays.stream(Role.values())
                .filter(role -> role != Role.OWNER || actor.role() == Role.OWNER)
                .forEach(role -> roles.put(role.name(), words(role)));
        return roles;
    }

    static String words(Role role) {
        return role.name().charAt(0) + role.name().substring(1).toLowerCase(Locale.ROOT);
    }

    @PostMapping("/app/settings/team/invitations")
    @StepUp("invite somebody")
    @Requires(Permission.ACCOUNT_SETTINGS)
    String invite(
            @RequestParam(defaultValue = "") String email,
            @RequestParam(defaultValue = "") String role,
            Actor actor,
            Model model,
            HttpServletResponse response,
            RedirectAttributes redirect) {
        Map<String, String> errors = new LinkedHashMap<>();
        Optional<EmailAddress> mailbox = EmailAddress.parse(email);
        Optional<Role> wanted = role(role);
        if (mailbox.isEmpty()) {
            errors.put("email", "Expected an e-mail address such as maya@example.com.");
        }
        if (wanted.isEmpty()) {
            errors.put("role", "Choose a role.");
        }
        if (errors.isEmpty()
                && team.invite(mailbox.orElseThrow(), wanted.orElseThrow(), actor)
                        instanceof Team.Wish.Refused refused) {
            errors.put("email", refused.reason());
        }
        if (!errors.isEmpty()) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return page(actor, email, role, errors, model);
        }
        Toast.show(redirect, "The invitation is on its way.");
        return HOME;
    }

    @PostMapping("/app/settings/team/invitations/{id}/revocation")
    @Requires(Permission.ACCOUNT_SETTINGS)
    String revoke(@PathVariable UUID id, Actor actor, RedirectAttributes redirect) {
        if (!team.revoke(actor.account(), id)) {
            throw new NotFound();
        }
        Toast.show(redirect, "The invitation is taken back; its link works no more.");
        return HOME;
    }

    @PostMapping("/app/settings/team/members/{user}/role")
    @StepUp("change a role")
    @Requires(Permission.ACCOUNT_SETTINGS)
    String changeRole(
            @PathVariable UUID user,
            @RequestParam(defaultValue = "") String role,
            Actor actor,
            RedirectAttributes redirect) {
        member(user, actor);
        Team.Wish wish = team.changeRole(new UserId(user), role(role).orElseThrow(NotFound::new), actor);
        Toast.show(redirect, told(wish, "The role is changed, at once."));
        return HOME;
    }

    @PostMapping("/app/settings/team/members/{user}/removal")
    @StepUp("remove somebody from the account")
    @Requires(Permission.ACCOUNT_SETTINGS)
    String dismiss(
            @PathVariable UUID user,
            @RequestParam(defaultValue = "") String successor,
            Actor actor,
            RedirectAttributes redirect) {
        member(user, actor);
        Team.Wish wish = team.dismiss(new UserId(user), heirs(successor, new UserId(user)), actor);
        Toast.show(
                redirect,
                told(
                        wish,
                        "The person has left the account; everything they had is handed over. Leads of their own, if there are any,"
                                + " stand as a file under Settings, Lead ownership, and a link to it went to them."));
        return HOME;
    }

    /** A member, everybody else of a team, or nobody. */
    private List<UserId> heirs(String successor, UserId leaver) {
        if (successor.isBlank()) {
            return List.of();
        }
        UUID id = Ids.parse(successor).orElseThrow(NotFound::new);
        return teams.all().stream()
                .filter(one -> one.id().equals(id))
                .findFirst()
                .map(one -> one.members().stream()
                        .filter(member -> !member.equals(leaver))
                        .sorted(Comparator.comparing(UserId::value))
                        .toList())
                .orElseGet(() -> List.of(new UserId(id)));
    }

    @PostMapping("/app/settings/team/members/{user}/sessions/end")
    @StepUp("end somebody's sessions")
    @Requires(Permission.ACCOUNT_SETTINGS)
    String endSessions(@PathVariable UUID user, Actor actor, RedirectAttributes redirect) {
        member(user, actor);
        Toast.show(redirect, told(team.endSessions(new UserId(user), actor), "They are signed out, on every device."));
        return HOME;
    }

    private void member(UUID user, Actor actor) {
        if (accounts.members(actor.account()).stream()
                .noneMatch(one -> one.user().value().equals(user))) {
            throw new NotFound();
        }
    }

    private static String told(Team.Wish wish, String done) {
        return wish instanceof Team.Wish.Refused refused ? refused.reason() : done;
    }

    private static Optional<Role> role(String name) {
        return Arrays.stream(Role.values())
                .filter(role -> role.name().equals(name))
                .findFirst();
    }

    @GetMapping("/app/settings/accounts")
    @Requires(Permission.PROFILE_WRITE)
    String accounts(Actor actor, Model model) {
        model.addAttribute(
                "places",
                accounts.accountsOf(actor.user()).stream()
                        .map(account -> new TeamPage.Place(
                                account.toString(), accounts.name(account), account.equals(actor.account())))
                        .toList());
        return "accounts/team/accounts";
    }

    @PostMapping("/app/settings/accounts/{account}/departure")
    @StepUp("leave the account")
    @Requires(Permission.PROFILE_WRITE)
    String leave(@PathVariable UUID account, Actor actor, RedirectAttributes redirect) {
        if (!actor.accountUuid().equals(account)) {
            throw new NotFound();
        }
        Team.Wish wish = team.leave(actor);
        Toast.show(redirect, told(wish, "You have left the account."));
        return wish instanceof Team.Wish.Done ? "redirect:/sign-in" : "redirect:/app/settings/accounts";
    }

    @PostMapping("/app/settings/accounts/{account}")
    @Requires(Permission.PROFILE_WRITE)
    String goOver(@PathVariable UUID account, Actor actor, HttpServletRequest request, HttpServletResponse response) {
        if (actor.accountUuid().equals(account)) {
            return "redirect:/app";
        }
        Actor there = accounts.actor(new AccountId(account), actor.user()).orElseThrow(NotFound::new);
        sessions.moveTo(there, request, response);
        team.entered(there);
        return "redirect:/app";
    }
}
