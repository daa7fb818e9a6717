package org.leadnest.billing;

import static org.leadnest.billing.Notices.Words;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** The words of the mails about trial, plan and payments. */
final class Letters {
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("EEEE, MMMM d, yyyy", Locale.US);
    private static final String KEPT = " Everything that you entered stays: you can read and export it at any time.";

    private Letters() {}

    /** @param sells whether a plan can be bought here: where none can, nothing stops, and the mail says so */
    static Words trialEnding(Instant end, long days, ZoneId zone, boolean sells) {
        String left = days == 1 ? "1 day" : days + " days";
        if (!sells) {
            return new Words(
                    "trial-ending-" + days,
                    "Your trial ends in " + left,
                    "Your LeadNest trial ends on " + day(end, zone)
                            + ". Billing is not open on this installation, so there is nothing to pay and nothing stops on"
                            + " that day.",
                    "See your plan",
                    PlanPlace.PATH);
        }
        return new Words(
                "trial-ending-" + days,
                "Your trial ends in " + left,
                "Your LeadNest trial ends on " + day(end, zone) + "."
                        + " Choose a plan until then and nothing stops; we have no card of yours, so nothing is charged by"
                        + " itself.\n\nWithout a plan, follow-up messages and AI stop on that day." + KEPT,
                "Choose a plan",
                PlanPlace.PATH);
    }

    static Words trialEnded(boolean sells) {
        if (!sells) {
            return new Words(
                    "trial-ended",
                    "Your trial has ended",
                    "Your LeadNest trial has ended. Billing is not open on this installation, so there is nothing to pay, and"
                            + " everything goes on as before.",
                    "See your plan",
                    PlanPlace.PATH);
        }
        return new Words(
                "trial-ended",
                "Your trial has ended",
                "Your LeadNest trial has ended. Follow-up messages are held and AI is paused." + KEPT
                        + "\n\nChoose a plan and it goes on where it stopped.",
                "Choose a plan",
                PlanPlace.PATH);
    }

    static Words begun(Plan plan, Subscription subscription) {
        return new Words(
                "plan-begun",
                "Your plan: " + plan.name(),
                "Thank you. LeadNest " + plan.name() + " is yours, with " + seats(subscription.seats()) + ", paid "
                        + subscription.cycle().adverb() + ".\n\nPlan, seats and invoices are in your settings; you can"
                        + " change or cancel there at any time.",
                "See your plan",
                PlanPlace.PATH);
    }

    static Words changed(Plan plan, Subscription subscription) {
        return new Words(
                "plan-changed",
                "Your plan has changed",
                "Your plan is now LeadNest " + plan.name() + " with " + seats(subscription.seats()) + ", paid "
                        + subscription.cycle().adverb()
                        + ".\n\nIf this was not you or somebody of your team, please write to us at once.",
                "See your plan",
                PlanPlace.PATH);
    }

    static Words cancelled(Plan plan, Instant end, ZoneId zone) {
        return new Words(
                "subscription-cancelled",
                "Your plan ends on " + day(end, zone),
                "LeadNest " + plan.name() + " is cancelled and ends on " + day(end, zone)
                        + "; until then nothing changes, and nothing more is charged after it." + KEPT
                        + "\n\nIf you change your mind, resume it with one click before that day.",
                "See your plan",
                PlanPlace.PATH);
    }

    static Words ended(Plan plan) {
        return new Words(
                "subscription-ended",
                "Your plan has ended",
                "LeadNest " + plan.name() + " has ended. Follow-up messages are held and AI is paused." + KEPT,
                "Choose a plan",
                PlanPlace.PATH);
    }

    static Words failed(Invoice invoice, ZoneId zone) {
        Instant next = invoice.nextAttemptAt();
        return new Words(
                "payment-failed",
                "A payment of " + invoice.total().display() + " did not go through",
                "Your bank did not accept the payment of " + invoice.total().display() + number(invoice) + "."
                        + (next == null ? "" : " We try again on " + day(next, zone) + ".")
                        + "\n\nNothing stops today. AI pauses 7 days after the first failed payment and follow-up messages"
                        + " after 14." + KEPT,
                "Update the way to pay",
                PlanPlace.PATH);
    }

    static Words actionRequired(Invoice invoice) {
        return new Words(
                "payment-action-required",
                "Your bank asks you to confirm a payment",
                "Your bank wants you to confirm the payment of "
                        + invoice.total().display() + number(invoice)
                        + " (3-D Secure). It takes a minute, and only you can do it.",
                "Confirm the payment",
                PlanPlace.PATH);
    }

    static Words receipt(Invoice invoice) {
        return new Words(
                "receipt",
                "Receipt for " + invoice.paid().display(),
                "We received " + invoice.paid().display() + number(invoice)
                        + ". Thank you.\n\nThe invoice as PDF is in your settings.",
                "See your invoices",
                PlanPlace.PATH + "#invoices");
    }

    private static String number(Invoice invoice) {
        return invoice.number() == null ? "" : " for invoice " + invoice.number();
    }

    private static String seats(int seats) {
        return seats == 1 ? "1 seat" : seats + " seats";
    }

    private static String day(Instant time, ZoneId zone) {
        return DAY.format(time.atZone(zone));
    }
}
