package org.leadnest.analytics;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.leadnest.deals.DealBoards;
import org.leadnest.kernel.UserId;
import org.leadnest.leads.SpeedToLead;
import org.leadnest.platform.mail.MailLanguage;

/**
 * How things stand for one agent, before words are made of it.
 *
 * @param tasksDue by tonight
 * @param newInWeek leads that became theirs in seven days, {@code newInDay} of them since yesterday
 * @param response to inquiries of 30 days; empty for no inquiry
 */
record MyNumbers(
        UserId agent,
        long unanswered,
        long tasksDue,
        long newInWeek,
        long newInDay,
        DealBoards.Own deals,
        Optional<SpeedToLead.Line> response) {
    /** In the order of the dashboard. */
    static List<DashboardPage.Figure> figures(MyNumbers mine, MailLanguage language) {
        return List.of(
                new DashboardPage.Figure(
                        language.choose("Unanswered messages", "Mensajes sin responder"),
                        Long.toString(mine.unanswered),
                        language.choose("yours or nobody's", "suyos o de nadie"),
                        "message-2",
                        "/app/inbox"),
                new DashboardPage.Figure(
                        language.choose("Your tasks today", "Sus tareas de hoy"),
                        Long.toString(mine.tasksDue),
                        language.choose("due by tonight", "vencen esta noche"),
                        "checklist",
                        "/app/tasks"),
                new DashboardPage.Figure(
                        language.choose("Your new leads", "Sus prospectos nuevos"),
                        Long.toString(mine.newInWeek),
                        language.choose(
                                "in 7 days, " + mine.newInDay + " since yesterday",
                                "en 7 días, " + mine.newInDay + " desde ayer"),
                        "users",
                        "/app/leads?owner=" + mine.agent),
                new DashboardPage.Figure(
                        language.choose("Your pipeline", "Sus operaciones"),
                        mine.deals.value().display(),
                        pipeline(mine.deals, language),
                        "layout-kanban",
                        "/app/deals/forecast"),
                response(mine, language));
    }

    private static String pipeline(DealBoards.Own own, MailLanguage language) {
        boolean one = own.deals() == 1;
        return language.choose(
                own.deals() + (one ? " open deal, " : " open deals, ")
                        + own.weightedGci().display() + " weighted GCI",
                own.deals() + (one ? " operación abierta, " : " operaciones abiertas, ")
                        + own.weightedGci().display() + " de comisión ponderada");
    }

    private static DashboardPage.Figure response(MyNumbers mine, MailLanguage language) {
        @Nullable Duration median = mine.response.map(SpeedToLead.Line::median).orElse(null);
        String none = mine.response.isPresent()
                ? language.choose("Not reached", "Sin alcanzar")
                : language.choose("No inquiry", "Ninguna consulta");
        return new DashboardPage.Figure(
                language.choose("Your response time", "Su tiempo de respuesta"),
                median == null ? none : spoken(median, language),
                mine.response
                        .map(line -> answered(line, language))
                        .orElse(language.choose("median of 30 days", "mediana de 30 días")),
                "clock",
                "/app/leads/speed");
    }

    private static String answered(SpeedToLead.Line line, MailLanguage language) {
        return language.choose(
                "median, " + line.answered() + " of " + line.inquiries() + " answered in 30 days"
                        + (line.few() ? "; few" : ""),
                "mediana, " + line.answered() + " de " + line.inquiries() + " respondidas en 30 días"
                        + (line.few() ? "; pocas" : ""));
    }

    static String spoken(Duration time, MailLanguage language) {
        long minutes = Math.max(1, Math.round(time.toSeconds() / 60.0));
        if (minutes < 90) {
            return minutes + " min";
        }
        long hours = Math.round(minutes / 60.0);
        return hours < 48 ? hours + " h" : Math.round(hours / 24.0) + language.choose(" days", " días");
    }
}
