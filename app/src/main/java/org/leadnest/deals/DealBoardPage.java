package org.leadnest.deals;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The board of one pipeline.
 *
 * @param tabs the pipelines to look at
 * @param pipeline the id of the shown one
 * @param stages id to name, for the select of each card
 * @param undo the move of a moment ago, or null
 */
public record DealBoardPage(
        PipelineTabs tabs,
        String pipeline,
        List<Column> columns,
        Map<String, String> stages,
        boolean empty,
        boolean mayMove,
        @Nullable Undo undo) {

    /** @param more how many deals stand in the column below the cards that are shown; empty when none */
    public record Column(
            String id, String name, String count, String value, String gci, String more, List<DealView> cards) {}

    public record Undo(String text, String action, String stage) {}
}
