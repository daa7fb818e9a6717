package org.leadnest.deals;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The form of how a deal's commission is divided.
 *
 * @param gci what there is to divide; empty without a commission
 * @param values by the names of the inputs; rows of shares are numbered
 */
public record CommissionPage(
        DealView deal,
        int version,
        String gci,
        List<Integer> rows,
        Map<String, String> kinds,
        Map<String, String> members,
        Map<String, String> values,
        Map<String, String> errors) {

    public String value(String field) {
        return values.getOrDefault(field, "");
    }

    public @Nullable String error(String field) {
        return errors.get(field);
    }
}
