package org.leadnest.billing;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.function.Function;
import org.leadnest.billing.Notices.Words;
import org.leadnest.platform.mail.MailLanguage;
import org.leadnest.platform.mail.Wording;
import org.leadnest.platform.mail.Wordings;

/** The words of the mails about trial, plan and payments. */
final class Letters {
    private static final String KEPT = " Everything that you entered stays: you can read and export it at any time.";
    private static final String QUEDA =
            " Todo lo que introdujo se conserva: puede leerlo y exportarlo en cualquier momento.";
    private static final String SEE = "See your plan";
    private static final String SEE_ES = "Ver su plan";
    private static final String CHOOSE = "Choose a plan";
    private static final String ELEGIR = "Elegir un plan";

    private Letters() {}

    /** @param sells whether a plan can be bought here: where none can, nothing stops, and the mail says so */
    static Words trialEnding(Instant end, long days, ZoneId zone, boolean sells) {
        return words("trial-ending-" + days, language -> {
            String subject = language.choose(
                    "Your trial ends in " + (days == 1 ? "1 day" : days + " days"),
                    "Su prueba termina en " + (days == 1 ? "1 día" : days + " días"));
            String ends = language.choose("Your LeadNest trial ends on ", "Su prueba de LeadNest termina el ")
                    + day(end, zone, language) + ". ";
            return sells
                    ? new Wording(subject, ends + choosing(language), language.choose(CHOOSE, ELEGIR))
                    : new Wording(
                            subject,
                            ends
                                    + language.choose(
                                            "Billing is not open on this installation, so there is nothing to pay and"
                                                    + " nothing stops on that day.",
                                            "En esta instalación no se cobra, así que no hay nada que pagar y ese día no"
                                                    + " se detiene nada."),
                            language.choose(SEE, SEE_ES));
        });
    }

    private static String choosing(MailLanguage language) {
        return language.choose(
                "Choose a plan until then and nothing stops; we have no card of yours, so nothing is charged by"
                        + " itself.\n\nWithout a plan, follow-up messages and AI stop on that day." + KEPT,
                "Elija un plan hasta entonces y no se detiene nada; no tenemos ninguna tarjeta suya, así que no se cobra"
                        + " nada por sí solo.\n\nSin un plan, los mensajes de seguimiento y la IA se detienen ese día."
                        + QUEDA);
    }

    static Words trialEnded(boolean sells) {
        return words(
                "trial-ended",
                language -> new Wording(
                        language.choose("Your trial has ended", "Su prueba ha terminado"),
                        language.choose("Your LeadNest trial has ended. ", "Su prueba de LeadNest ha terminado. ")
                                + (sells ? paused(language) : free(language)),
                        sells ? language.choose(CHOOSE, ELEGIR) : language.choose(SEE, SEE_ES)));
    }

    private static String paused(MailLanguage language) {
        return language.choose(
                "Follow-up messages are held and AI is paused." + KEPT
                        + "\n\nChoose a plan and it goes on where it stopped.",
                "Los mensajes de seguimiento quedan retenidos y la IA está en pausa." + QUEDA
                        + "\n\nElija un plan y todo sigue donde se quedó.");
    }

    private static String free(MailLanguage language) {
        return language.choose(
                "Billing is not open on this installation, so there is nothing to pay, and everything goes on as before.",
                "En esta instalación no se cobra, así que no hay nada que pagar y todo sigue como antes.");
    }

    static Words begun(Plan plan, Subscription subscription) {
        return words(
                "plan-begun",
                language -> new Wording(
                        language.choose("Your plan: ", "Su plan: ") + plan.name(),
                        language.choose(
                                "Thank you. LeadNest " + plan.name() + " is yours, with "
                                        + terms(subscription, language)
                                        + ".\n\nPlan, seats and invoices are in your settings; you can change or cancel there at"
                                        + " any time.",
                                "Gracias. LeadNest " + plan.name() + " es suyo, con " + terms(subscription, language)
                                        + ".\n\nEl plan, los puestos y las facturas están en su configuración; allí puede"
                                        + " cambiar o cancelar en cualquier momento."),
                        language.choose(SEE, SEE_ES)));
    }

    static Words changed(Plan plan, Subscription subscription) {
        return words(
                "plan-changed",
                language -> new Wording(
                        language.choose("Your plan has changed", "Su plan ha cambiado"),
                        language.choose(
                                "Your plan is now LeadNest " + plan.name() + " with " + terms(subscription, language)
                                        + ".\n\nIf this was not you or somebody of your team, please write to us at once.",
                                "Su plan es ahora LeadNest " + plan.name() + " con " + terms(subscription, language)
                                        + ".\n\nSi no fue usted ni alguien de su equipo, escríbanos enseguida, por favor."),
                        language.choose(SEE, SEE_ES)));
    }

    static Words cancelled(Plan plan, Instant end, ZoneId zone) {
        return words("subscription-cancelled", language -> {
            String day = day(end, zone, language);
            return new Wording(
                    language.choose("Your plan ends on ", "Su plan termina el ") + day,
                    language.choose(
                            "LeadNest " + plan.name() + " is cancelled and ends on " + day
                                    + "; until then nothing changes, and nothing more is charged after it." + KEPT
                                    + "\n\nIf you change your mind, resume it with one click before that day.",
                            "LeadNest " + plan.name() + " está cancelado y termina el " + day
                                    + "; hasta entonces no cambia nada y después no se cobra nada más." + QUEDA
                                    + "\n\nSi cambia de opinión, reanúdelo con un clic antes de ese día."),
                    language.choose(SEE, SEE_ES));
        });
    }

    static Words ended(Plan plan) {
        return words(
                "subscription-ended",
                language -> new Wording(
                        language.choose("Your plan has ended", "Su plan ha terminado"),
                        language.choose(
                                "LeadNest " + plan.name() + " has ended. Follow-up messages are held and AI is paused."
                                        + KEPT,
                                "LeadNest " + plan.name()
                                        + " ha terminado. Los mensajes de seguimiento quedan retenidos y la IA está en pausa."
                                        + QUEDA),
                        language.choose(CHOOSE, ELEGIR)));
    }

    static Words failed(Invoice invoice, ZoneId zone) {
        return words("payment-failed", language -> {
            String amount = invoice.total().display();
            Instant next = invoice.nextAttemptAt();
            String again = next == null
                    ? ""
                    : language.choose(" We try again on ", " Lo intentaremos de nuevo el ") + day(next, zone, language)
                            + ".";
            return new Wording(
                    language.choose(
                            "A payment of " + amount + " did not go through", "No se pudo cobrar un pago de " + amount),
                    language.choose(
                            "Your bank did not accept the payment of " + amount + number(invoice, language) + "."
                                    + again
                                    + "\n\nNothing stops today. AI pauses 7 days after the first failed payment and"
                                    + " follow-up messages after 14." + KEPT,
                            "Su banco no aceptó el pago de " + amount + number(invoice, language) + "." + again
                                    + "\n\nHoy no se detiene nada. La IA se pausa 7 días después del primer pago fallido"
                                    + " y los mensajes de seguimiento a los 14." + QUEDA),
                    language.choose("Update the way to pay", "Actualizar la forma de pago"));
        });
    }

    static Words actionRequired(Invoice invoice) {
        return words(
                "payment-action-required",
                language -> new Wording(
                        language.choose(
                                "Your bank asks you to confirm a payment", "Su banco le pide que confirme un pago"),
                        language.choose(
                                "Your bank wants you to confirm the payment of "
                                        + invoice.total().display()
                                        + number(invoice, language)
                                        + " (3-D Secure). It takes a minute, and only you can do it.",
                                "Su banco quiere que confirme el pago de "
                                        + invoice.total().display() + number(invoice, language)
                                        + " (3-D Secure). Lleva un minuto y solo usted puede hacerlo."),
                        language.choose("Confirm the payment", "Confirmar el pago")));
    }

    static Words receipt(Invoice invoice) {
        String amount = invoice.paid().display();
        return new Words(
                "receipt",
                Wordings.of(language -> new Wording(
                        language.choose("Receipt for ", "Recibo por ") + amount,
                        language.choose(
                                "We received " + amount + number(invoice, language)
                                        + ". Thank you.\n\nThe invoice as PDF is in your settings.",
                                "Recibimos " + amount + number(invoice, language)
                                        + ". Gracias.\n\nLa factura en PDF está en su configuración."),
                        language.choose("See your invoices", "Ver sus facturas"))),
                PlanPlace.PATH + "#invoices");
    }

    private static Words words(String kind, Function<MailLanguage, Wording> writing) {
        return new Words(kind, Wordings.of(writing), PlanPlace.PATH);
    }

    private static String number(Invoice invoice, MailLanguage language) {
        return invoice.number() == null ? "" : language.choose(" for invoice ", " de la factura ") + invoice.number();
    }

    /** Seats, and how often they are paid. */
    private static String terms(Subscription subscription, MailLanguage language) {
        int seats = subscription.seats();
        return language.choose(
                (seats == 1 ? "1 seat" : seats + " seats") + ", paid "
                        + subscription.cycle().adverb(),
                (seats == 1 ? "1 puesto" : seats + " puestos") + ", con pago "
                        + switch (subscription.cycle()) {
                            case MONTH -> "mensual";
                            case YEAR -> "anual";
                        });
    }

    private static String day(Instant time, ZoneId zone, MailLanguage language) {
        String pattern = language.choose("EEEE, MMMM d, yyyy", "EEEE d 'de' MMMM 'de' yyyy");
        return DateTimeFormatter.ofPattern(pattern, language.locale()).format(time.atZone(zone));
    }
}
