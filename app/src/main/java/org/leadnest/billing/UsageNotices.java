package org.leadnest.billing;

import java.time.LocalDate;
import org.leadnest.kernel.AccountId;
import org.leadnest.platform.mail.Wording;
import org.leadnest.platform.mail.Wordings;
import org.springframework.stereotype.Component;

/** Warns when 80 and 100 % of a month's amount are used. */
@Component
class UsageNotices {
    private static final int WARN_PERCENT = 80;

    private final Notices notices;

    UsageNotices(Notices notices) {
        this.notices = notices;
    }

    /** Called with each count, within its transaction: only the count that reaches a threshold does anything. */
    void used(AccountId account, Allowance allowance, LocalDate month, long used, long limit) {
        if (used == limit) {
            notices.once(account, allowance + " " + month, all(allowance, limit));
        } else if (used == (limit * WARN_PERCENT + 99) / 100) {
            notices.once(account, allowance + " " + month, most(allowance, used, limit));
        }
    }

    static Notices.Words most(Allowance allowance, long used, long limit) {
        return new Notices.Words(
                "usage-80",
                new Wordings(
                        new Wording(
                                "80 %% of this month's %s are used".formatted(allowance.noun()),
                                "Your team has used %,d of this month's %,d %s. Nothing changes until all are used."
                                                .formatted(used, limit, allowance.noun())
                                        + " The count begins anew on the first of the month.",
                                "See what is used"),
                        new Wording(
                                "80 %% del mes: %s".formatted(nombre(allowance)),
                                "Su equipo ha usado %,d de %,d este mes (%s). Nada cambia hasta que se usen todos."
                                                .formatted(used, limit, nombre(allowance))
                                        + " La cuenta empieza de nuevo el primer día del mes.",
                                "Ver qué se ha usado")),
                PlanPlace.PATH);
    }

    static Notices.Words all(Allowance allowance, long limit) {
        return new Notices.Words(
                "usage-100",
                new Wordings(
                        new Wording(
                                "This month's %s are used up".formatted(allowance.noun()),
                                "All %,d %s of this month are used.".formatted(limit, allowance.noun()) + " "
                                        + follows(allowance)
                                        + "\n\nA larger plan or a pack of credits helps at once; otherwise the count begins"
                                        + " anew on the first of the month.",
                                "Choose a plan or credits"),
                        new Wording(
                                "100 %% del mes: %s".formatted(nombre(allowance)),
                                "Se ha usado todo lo de este mes: %,d (%s).".formatted(limit, nombre(allowance)) + " "
                                        + sigue(allowance)
                                        + "\n\nUn plan mayor o un paquete de créditos ayuda enseguida; si no, la cuenta"
                                        + " empieza de nuevo el primer día del mes.",
                                "Elegir un plan o créditos")),
                PlanPlace.PATH);
    }

    private static String nombre(Allowance allowance) {
        return switch (allowance) {
            case MESSAGES -> "mensajes de seguimiento";
            case PHOTOS -> "fotos mejoradas";
            case TEXTS -> "textos escritos";
            case SEATS -> "puestos";
            case LISTINGS -> "anuncios";
        };
    }

    private static String sigue(Allowance allowance) {
        return switch (allowance) {
            case MESSAGES -> "Los mensajes de seguimiento que toquen se retienen, no se pierden.";
            case PHOTOS -> "Hasta entonces no se pueden mejorar fotos nuevas.";
            case TEXTS -> "Hasta entonces no se pueden escribir textos nuevos.";
            case SEATS, LISTINGS -> "";
        };
    }

    private static String follows(Allowance allowance) {
        return switch (allowance) {
            case MESSAGES -> "Follow-up messages that come due are held, not lost.";
            case PHOTOS -> "New photos cannot be enhanced until then.";
            case TEXTS -> "New texts cannot be written until then.";
            case SEATS, LISTINGS -> "";
        };
    }
}
