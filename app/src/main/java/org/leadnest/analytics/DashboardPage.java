package org.leadnest.analytics;

import java.util.List;

/**
 * The dashboard. A new account sees the first steps alone; the first steps go away when all are done.
 *
 * @param fresh whether there is nothing to report yet
 * @param calls whom to call now, and why
 * @param mine figures of whoever looks at it
 * @param since what changed since yesterday, in sentences
 */
public record DashboardPage(
        String greeting,
        boolean fresh,
        List<FirstStep> firstSteps,
        List<Call> calls,
        List<Figure> mine,
        List<Figure> figures,
        List<String> since,
        List<Bar> leadStages,
        List<Bar> dealStages,
        String forecast,
        List<Traffic> messages,
        List<Activity> activity) {

    /** @param why in a sentence @param phone empty without one */
    public record Call(String name, String href, String why, String phone, String phoneHref) {}

    public record FirstStep(String title, String text, String href, String action, String icon, boolean done) {}

    public record Figure(String label, String value, String hint, String icon, String href) {}

    /**
     * A row of a chart.
     *
     * @param value of the longest bar's {@code most}
     */
    public record Bar(String label, String count, String amount, String extra, long value, long most) {}

    /** Messages of a span of days. */
    public record Traffic(String span, String sent, String held, String refused, String received) {}

    public record Activity(String icon, String title, String href, String when, String whenIso, String who) {}
}
