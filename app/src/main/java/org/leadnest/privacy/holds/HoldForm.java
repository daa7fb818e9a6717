package org.leadnest.privacy.holds;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A hold as it was typed. */
record HoldForm(
        @Nullable String reason,
        @Nullable String law,
        @Nullable List<String> parts,
        @Nullable String lead,
        @Nullable String until,
        @Nullable String silentUntil,
        @Nullable String silentLaw) {
    @Override
    public String reason() {
        return text(reason);
    }

    @Override
    public String law() {
        return text(law);
    }

    @Override
    public List<String> parts() {
        return parts == null ? List.of() : parts;
    }

    /** An address of one lead, where it is over that one alone. */
    @Override
    public String lead() {
        return text(lead);
    }

    @Override
    public String until() {
        return text(until);
    }

    @Override
    public String silentUntil() {
        return text(silentUntil);
    }

    @Override
    public String silentLaw() {
        return text(silentLaw);
    }

    List<HeldPart> held() {
        return Arrays.stream(HeldPart.values())
                .filter(part -> parts().contains(part.name()))
                .toList();
    }

    HoldsPage.Form shown() {
        return new HoldsPage.Form(
                reason(),
                law(),
                parts(),
                lead(),
                until(),
                silentUntil(),
                silentLaw(),
                "",
                HoldsPage.Form.USUAL_FRAUD_LAW,
                "",
                null);
    }

    private static String text(@Nullable String typed) {
        return typed == null ? "" : typed.strip();
    }
}
