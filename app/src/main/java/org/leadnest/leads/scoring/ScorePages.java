package org.leadnest.leads.scoring;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.leadnest.accounts.Permission;
import org.leadnest.accounts.Requires;
import org.leadnest.accounts.SettingsPlace;
import org.leadnest.kernel.FieldErrors;
import org.leadnest.kernel.Money;
import org.leadnest.platform.web.Toast;
import org.springframework.context.annotation.Bean;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** {@code /app/settings/score}: what signals are worth. */
@Controller
@RequestMapping("/app/settings/score")
@Requires(Permission.ACCOUNT_SETTINGS)
class ScorePages {
    private static final List<String> SIGNALS = List.of("recency", "inquiries", "replies", "views", "budget");

    private final Scores scores;

    ScorePages(Scores scores) {
        this.scores = scores;
    }

    @Bean
    static SettingsPlace scorePlace() {
        return new SettingsPlace(
                45,
                "/app/settings/score",
                "chart-bar",
                "Lead score",
                "What tells a promising lead, and how much each sign counts.",
                Permission.ACCOUNT_SETTINGS);
    }

    @GetMapping
    ModelAndView show() {
        return view(values(scores.weights()), new FieldErrors());
    }

    @PostMapping
    ModelAndView weigh(@RequestParam Map<String, String> given, RedirectAttributes redirect) {
        FieldErrors errors = new FieldErrors();
        int[] weights = SIGNALS.stream()
                .mapToInt(signal -> weight(signal, given, errors))
                .toArray();
        int sum = java.util.Arrays.stream(weights).sum();
        errors.expect(
                sum >= 1 && sum <= Weights.WHOLE,
                "",
                "Expected weights that are 1 to 100 together; these are " + sum + ".");
        BigDecimal from = price("priceFrom", given, errors);
        BigDecimal to = price("priceTo", given, errors);
        errors.expect((from == null) == (to == null), "priceTo", "expected both ends of the range, or none");
        errors.expect(
                from == null || to == null || from.compareTo(to) <= 0, "priceTo", "expected at least the lower end");
        if (errors.any()) {
            return view(given, errors);
        }
        scores.weigh(new Weights(weights[0], weights[1], weights[2], weights[3], weights[4], from, to));
        Toast.show(redirect, "Saved. Scores follow within a minute or so.");
        return new ModelAndView("redirect:/app/settings/score");
    }

    private static int weight(String signal, Map<String, String> given, FieldErrors errors) {
        String text = given.getOrDefault(signal, "").strip();
        boolean number = text.matches("[0-9]{1,3}") && Integer.parseInt(text) <= Weights.WHOLE;
        errors.expect(number, signal, "expected a whole number from 0 to 100");
        return number ? Integer.parseInt(text) : 0;
    }

    private static @Nullable BigDecimal price(String field, Map<String, String> given, FieldErrors errors) {
        String text = given.getOrDefault(field, "");
        if (text.isBlank()) {
            return null;
        }
        Optional<Money> price = Money.parse(text).filter(one -> one.cents() >= 0 && one.cents() < 100_000_000_000_000L);
        errors.expect(price.isPresent(), field, "expected an amount in dollars, such as 450000");
        return price.map(Money::dollars).orElse(null);
    }

    private static Map<String, String> values(Weights weights) {
        Map<String, String> values = new LinkedHashMap<>();
        values.put("recency", Integer.toString(weights.recency()));
        values.put("inquiries", Integer.toString(weights.inquiries()));
        values.put("replies", Integer.toString(weights.replies()));
        values.put("views", Integer.toString(weights.views()));
        values.put("budget", Integer.toString(weights.budget()));
        values.put("priceFrom", text(weights.priceFrom()));
        values.put("priceTo", text(weights.priceTo()));
        return values;
    }

    private static String text(@Nullable BigDecimal price) {
        return price == null ? "" : price.toPlainString();
    }

    private static ModelAndView view(Map<String, String> values, FieldErrors errors) {
        ModelAndView view = new ModelAndView("leads/scoring/weights", "page", new ScorePage(values, errors.ordered()));
        view.setStatus(errors.any() ? HttpStatus.UNPROCESSABLE_CONTENT : HttpStatus.OK);
        return view;
    }
}
