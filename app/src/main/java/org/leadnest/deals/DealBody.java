package org.leadnest.deals;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The JSON of POST and PATCH. Each setter is called for a field that was sent, also as null: a field that was not sent
 * stays as it is.
 */
final class DealBody {
    /** No amount or percentage has more digits; more would only make its text long. */
    private static final int MAX_DIGITS = 40;

    private final DealInput input = new DealInput();

    DealInput input() {
        return input;
    }

    public void setName(@Nullable String name) {
        input.put("name", name);
    }

    public void setValue(@Nullable BigDecimal value) {
        input.put("value", plain(value));
    }

    public void setStage(@Nullable String stage) {
        input.put("stage", stage);
    }

    public void setLeadId(@Nullable UUID leadId) {
        input.put("leadId", leadId == null ? null : leadId.toString());
    }

    public void setListingKey(@Nullable String listingKey) {
        input.put("listingKey", listingKey);
    }

    public void setExpectedClose(@Nullable LocalDate expectedClose) {
        input.put("expectedClose", expectedClose == null ? null : expectedClose.toString());
    }

    public void setCommissionPercent(@Nullable BigDecimal commissionPercent) {
        input.put("commissionPercent", plain(commissionPercent));
    }

    public void setCommissionFlat(@Nullable BigDecimal commissionFlat) {
        input.put("commissionFlat", plain(commissionFlat));
    }

    public void setLostReason(@Nullable String lostReason) {
        input.put("lostReason", lostReason);
    }

    private static @Nullable String plain(@Nullable BigDecimal number) {
        if (number == null) {
            return null;
        }
        boolean huge = Math.abs((long) number.scale()) + number.precision() > MAX_DIGITS;
        return huge ? number.toString() : trimmed(number).toPlainString();
    }

    /** 450000.000 is as exact as 450000.00. */
    private static BigDecimal trimmed(BigDecimal number) {
        return number.scale() > 2 ? number.stripTrailingZeros() : number;
    }
}
