package org.leadnest.deals;

import java.util.List;

/** The forecast, formatted. @param most the longest bar */
public record ForecastPage(PipelineTabs tabs, List<Row> months, Row total, List<Lost> lost, long most) {
    /** @param bar the weighed commission in cents */
    public record Row(
            String month,
            String deals,
            String value,
            String weightedValue,
            String gci,
            String weightedGci,
            String agentNet,
            long bar) {}

    public record Lost(String reason, String deals, String value) {}
}
