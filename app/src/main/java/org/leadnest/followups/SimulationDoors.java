package org.leadnest.followups;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.leadnest.accounts.OnlyLooks;
import org.leadnest.accounts.Permission;
import org.leadnest.accounts.Requires;
import org.leadnest.kernel.FieldErrors;
import org.leadnest.platform.api.Invalid;
import org.leadnest.platform.web.NotFound;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;

/** What would go when, and what would be held or refused, before anything is sent: as a page and by the API. */
@Controller
class SimulationDoors {
    private final Simulations simulations;
    private final Addressees addressees;

    SimulationDoors(Simulations simulations, Addressees addressees) {
        this.simulations = simulations;
        this.addressees = addressees;
    }

    record Wanted(@Nullable List<@Nullable UUID> leadIds) {}

    @PostMapping("/api/v1/sequences/{id}/simulations")
    @Requires(Permission.SEQUENCES_READ)
    @ResponseBody
    SimulationJson simulate(@PathVariable UUID id, @RequestBody Wanted wanted) {
        List<@Nullable UUID> leads = wanted.leadIds() == null ? List.of() : wanted.leadIds();
        if (leads.isEmpty() || leads.size() > Simulations.MOST_LEADS || leads.contains(null)) {
            throw new Invalid(
                    new FieldErrors().add("leadIds", "expected 1 to " + Simulations.MOST_LEADS + " ids of leads"));
        }
        return SimulationJson.of(
                simulations.of(new SequenceId(id), List.copyOf(leads)).orElseThrow(NotFound::new));
    }

    @PostMapping("/app/sequences/{id}/simulation")
    @OnlyLooks
    @Requires(Permission.SEQUENCES_READ)
    String show(@PathVariable UUID id, @RequestParam(defaultValue = "") List<UUID> leadIds, Model model) {
        Simulation simulation = simulations.of(new SequenceId(id), leadIds).orElseThrow(NotFound::new);
        model.addAttribute("page", SimulationPage.of(simulation, addressees.zone()));
        return "followups/simulation";
    }
}
