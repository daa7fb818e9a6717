package org.leadnest.privacy.holds;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A record of fraud as it was typed. */
record FraudForm(
        @Nullable String fraud,
        @Nullable String fraudLaw,
        @Nullable String fraudUntil) {
    @Override
    public String fraud() {
        return text(fraud);
    }

    @Override
    public String fraudLaw() {
        return text(fraudLaw);
    }

    @Override
    public String fraudUntil() {
        return text(fraudUntil);
    }

    HoldsPage.Form shown() {
        return new HoldsPage.Form("", "", List.of(), "", "", "", "", fraud(), fraudLaw(), fraudUntil(), null);
    }

    private static String text(@Nullable String typed) {
        return typed == null ? "" : typed.strip();
    }
}
