package org.leadnest.privacy;

import java.util.Comparator;
import java.util.List;
import org.leadnest.accounts.ForOperator;
import org.leadnest.accounts.Permission;
import org.leadnest.accounts.Requires;
import org.leadnest.accounts.SettingsPlace;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** The record of processing (GDPR article 30), as the modules declare it: for the account's people and for the operator. */
@Controller
class ProcessingPages {
    private static final String PATH = "/app/settings/processing";

    private final List<PersonalData> modules;
    private final Subprocessors subprocessors;
    private final AgeRefusals refusals;

    ProcessingPages(List<PersonalData> modules, Subprocessors subprocessors, AgeRefusals refusals) {
        this.refusals = refusals;
        this.modules = modules.stream()
                .sorted(Comparator.comparing(PersonalData::module))
                .toList();
        this.subprocessors = subprocessors;
    }

    @Configuration(proxyBeanMethods = false)
    static class Places {
        @Bean
        SettingsPlace processingPlace() {
            return new SettingsPlace(
                    62,
                    PATH,
                    "database",
                    "Record of processing",
                    "What is kept about people, why, on what basis, for how long, and who receives it.",
                    Permission.ACCOUNT_SETTINGS);
        }
    }

    @GetMapping(PATH)
    @Requires(Permission.ACCOUNT_SETTINGS)
    String ofAccount(Model model) {
        return show(model);
    }

    @GetMapping("/ops/processing")
    @ForOperator
    String ofOperator(Model model) {
        model.addAttribute("refusals", refusals.count());
        return show(model);
    }

    private String show(Model model) {
        model.addAttribute(
                "page",
                new ProcessingPage(
                        modules.stream()
                                .flatMap(module -> module.kinds().stream()
                                        .map(kind -> new ProcessingPage.Activity(module.module(), kind)))
                                .toList(),
                        modules.stream()
                                .flatMap(module -> module.kept().stream())
                                .toList(),
                        subprocessors.all().stream()
                                .filter(one -> one.use() == Subprocessors.Use.HERE)
                                .map(one -> one.company() + ": " + one.receives())
                                .toList()));
        return "privacy/processing";
    }
}
