package org.leadnest.listings;

import java.util.List;
import java.util.Map;
import org.leadnest.copydesk.Finding;
import org.leadnest.platform.api.Refused;
import org.springframework.http.HttpStatus;

/** The API's answer to remarks that do not stand: 422 with {@code findings}, each as a check answers it. */
final class WithheldText {
    private WithheldText() {}

    static Refused problem(List<Finding> findings) {
        return Refused.with(
                HttpStatus.UNPROCESSABLE_CONTENT,
                "These remarks say what no fact supports or break a rule: change what the findings name, or publish them by"
                        + " PUT /api/v1/listings/{key}/remarks with an override of a name and a reason.",
                Map.of(
                        "findings",
                        findings.stream().map(DescriptionAnswer.Found::of).toList()));
    }
}
