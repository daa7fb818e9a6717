package org.leadnest.deals;

import java.util.List;
import java.util.Map;

/** The page of one deal. */
public record DealPage(DealView deal, Map<String, String> stages, List<Move> history) {
    public record Move(String text, String by, String when, String whenIso) {}
}
