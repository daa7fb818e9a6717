package org.leadnest.support;

import java.util.UUID;
import org.leadnest.accounts.ForOperator;
import org.leadnest.platform.web.Toast;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** {@code /ops/canned-answers}. */
@Controller
@ForOperator
@RequestMapping("/ops/canned-answers")
class CannedPages {
    private static final String HOME = "redirect:/ops/canned-answers";

    private final CannedAnswers answers;

    CannedPages(CannedAnswers answers) {
        this.answers = answers;
    }

    @GetMapping
    String page(Model model) {
        model.addAttribute("answers", answers.list());
        return "support/canned";
    }

    @PostMapping
    String keep(
            @RequestParam(defaultValue = "") String title,
            @RequestParam(defaultValue = "") String words,
            RedirectAttributes redirect) {
        Toast.show(
                redirect,
                answers.keep(title, words)
                        ? "Kept."
                        : "Expected a title of up to 100 characters and words of up to 10,000.");
        return HOME;
    }

    @PostMapping("/{id}/removal")
    String remove(@PathVariable UUID id, RedirectAttributes redirect) {
        Toast.show(redirect, answers.remove(id) ? "Removed." : "It was removed before.");
        return HOME;
    }
}
