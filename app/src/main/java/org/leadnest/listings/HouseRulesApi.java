package org.leadnest.listings;

import io.swagger.v3.oas.annotations.Operation;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.leadnest.accounts.Permission;
import org.leadnest.accounts.Requires;
import org.leadnest.kernel.FieldErrors;
import org.leadnest.platform.api.Invalid;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** {@code /api/v1/listings/house-rules}: the lines that the brokerage's texts are held to. */
@RestController
class HouseRulesApi {
    private final HouseRules rules;

    HouseRulesApi(HouseRules rules) {
        this.rules = rules;
    }

    /** @param rules each {@code ban: phrase}, {@code ban: phrase => replacement} or {@code allow: phrase} */
    record Lines(@Nullable List<String> rules) {}

    @GetMapping("/api/v1/listings/house-rules")
    @Operation(description = "What the brokerage bans and allows in its texts, one line each.")
    @Requires(Permission.LISTINGS_READ)
    Lines lines() {
        return new Lines(rules.lines());
    }

    @PutMapping("/api/v1/listings/house-rules")
    @Operation(
            description =
                    "Replaces all lines: `ban: phrase`, `ban: phrase => replacement`, `allow: phrase`. A banned phrase"
                            + " waits for a name and a reason before it is published; a line that allows counts for style alone.")
    @Requires(Permission.ACCOUNT_SETTINGS)
    Lines replace(@RequestBody Lines wanted) {
        FieldErrors errors = new FieldErrors();
        List<String> lines = wanted.rules();
        if (lines == null || lines.stream().anyMatch(line -> line == null || line.contains("\n"))) {
            errors.add("rules", "expected a list of lines");
        } else {
            errors = rules.save(String.join("\n", lines));
        }
        if (errors.any()) {
            throw new Invalid(errors);
        }
        return new Lines(rules.lines());
    }
}
