package org.leadnest.privacy.closing;

import org.jspecify.annotations.Nullable;

/** An account that is going or gone, as the operator sees it. */
public record OperatorClosingLine(
        String name,
        String account,
        String asked,
        String closes,
        String due,
        String state,
        String tone,
        @Nullable String failure,
        @Nullable String certificateHref) {}
