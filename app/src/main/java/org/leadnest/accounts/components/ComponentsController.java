package org.leadnest.accounts.components;

import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import org.leadnest.accounts.ForOperator;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** {@code /ops/components}: which weaknesses are known of what is in the jar, and until when each must be mended. */
@Controller
@ForOperator(made = true)
class ComponentsController {
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("MMM d, yyyy", Locale.US).withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("MMM d, yyyy, HH:mm 'UTC'", Locale.US).withZone(ZoneOffset.UTC);

    private final Weaknesses weaknesses;
    private final AskOsv asking;
    private final InstantSource clock;

    ComponentsController(Weaknesses weaknesses, AskOsv asking, InstantSource clock) {
        this.weaknesses = weaknesses;
        this.asking = asking;
        this.clock = clock;
    }

    @GetMapping("/ops/components")
    String page(Model model) {
        Instant now = clock.instant();
        Optional<WeaknessStore.Check> check = weaknesses.check();
        String checked = check.flatMap(one -> Optional.ofNullable(one.answeredAt())
                        .map(at -> one.components() + " components, " + TIME.format(at)))
                .orElse("");
        model.addAttribute(
                "page",
                new ComponentsPage(
                        asking.watches(),
                        checked,
                        check.map(WeaknessStore.Check::failure).orElse(""),
                        weaknesses.all().stream().map(one -> line(one, now)).toList()));
        return "accounts/components/index";
    }

    private static ComponentsPage.Line line(Weakness one, Instant now) {
        return new ComponentsPage.Line(
                one.id(),
                "https://osv.dev/vulnerability/" + one.id(),
                one.component(),
                one.summary(),
                words(one.severity()),
                DAY.format(one.publishedAt()),
                DAY.format(one.deadline()),
                one.late(now));
    }

    private static String words(Weakness.Severity severity) {
        return switch (severity) {
            case CRITICAL -> "Critical";
            case HIGH -> "High, or not rated";
            case OTHER -> "Medium or low";
        };
    }
}
