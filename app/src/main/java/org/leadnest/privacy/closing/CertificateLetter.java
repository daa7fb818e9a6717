package org.leadnest.privacy.closing;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.function.Predicate;
import org.leadnest.accounts.Accounts;
import org.leadnest.platform.mail.MailLanguage;
import org.leadnest.platform.mail.ProductLetter;
import org.leadnest.platform.mail.Wording;
import org.leadnest.platform.mail.Wordings;
import org.leadnest.privacy.holds.FraudRecords;

/**
 * The mail with the certificate of an erasure: rows, files, what stays and why. What laws want kept is named in the words of
 * the record, whatever the language of the letter.
 */
final class CertificateLetter {
    private CertificateLetter() {}

    /** @param document the sealed certificate, which the letter ends with */
    static ProductLetter of(Closing.Asker asker, Erased facts, String document) {
        Wordings words = Wordings.of(language -> new Wording(
                language.choose("Your LeadNest account is erased", "Su cuenta de LeadNest se ha borrado"),
                text(facts, language, document),
                ""));
        return new ProductLetter(
                        Accounts.HOUSE,
                        "certificate",
                        asker.email(),
                        asker.name(),
                        words.greeting(asker.name()),
                        Optional.empty())
                .otherwise(asker.language());
    }

    private static String text(Erased facts, MailLanguage language, String document) {
        StringBuilder text = new StringBuilder(summary(facts, language));
        kept(facts, language, text);
        held(facts, language, text);
        fraud(facts, language, text);
        return text.append(language.choose(
                        "\n\nThis mail is the last one. It is removed from our own records, too, 60 days after it was sent.",
                        "\n\nEste mensaje es el último. También se elimina de nuestros registros, 60 días después de"
                                + " enviado."))
                .append(language.choose(
                        "\n\nThe certificate itself follows: each table with its rows, and our seal. Keep this mail; whoever"
                                + " doubts it can have us check the seal.\n\n",
                        "\n\nSigue el certificado mismo: cada tabla con sus filas, y nuestro sello. Guarde este mensaje;"
                                + " quien dude de él puede pedirnos comprobar el sello.\n\n"))
                .append(document)
                .toString();
    }

    private static String summary(Erased facts, MailLanguage language) {
        Closing closing = facts.closing();
        Predicate<ClosingStore.Count> files = one -> one.keptIn().equals(CloseAccounts.FILES);
        long rows = sum(facts, files.negate());
        String asked = day(closing.askedAt(), language);
        String erased = day(facts.at(), language);
        return language.choose(
                "the account that you closed on " + asked + " was erased on " + erased
                        + ".\n\nCertificate of erasure " + closing.id() + "\nAccount " + closing.account()
                        + "\nRows removed: " + rows + "\nFiles removed: " + sum(facts, files),
                "La cuenta que usted cerró el " + asked + " se borró el " + erased
                        + ".\n\nCertificado de borrado " + closing.id() + "\nCuenta " + closing.account()
                        + "\nFilas eliminadas: " + rows + "\nArchivos eliminados: " + sum(facts, files));
    }

    private static long sum(Erased facts, Predicate<ClosingStore.Count> which) {
        return facts.counts().stream()
                .filter(which)
                .mapToLong(ClosingStore.Count::rows)
                .sum();
    }

    private static void kept(Erased facts, MailLanguage language, StringBuilder text) {
        if (facts.kept().stream().noneMatch(one -> one.rows() > 0)) {
            return;
        }
        text.append(language.choose(
                "\n\nWhat a law wants kept, and nothing beyond it:",
                "\n\nLo que una ley manda conservar, y nada más:"));
        facts.kept().stream()
                .filter(one -> one.rows() > 0)
                .forEach(one -> text.append("\n- ")
                        .append(one.what())
                        .append(" (")
                        .append(one.rows())
                        .append("): ")
                        .append(one.fields())
                        .append("; ")
                        .append(one.law())
                        .append(language.choose("; the last of them until ", "; lo último hasta el "))
                        .append(day(one.until(), language)));
    }

    private static void held(Erased facts, MailLanguage language, StringBuilder text) {
        facts.held()
                .forEach(one -> text.append(language.choose(
                                "\n\nA legal hold keeps for now: ", "\n\nUna retención legal conserva por ahora: "))
                        .append(one.hold().partsInWords())
                        .append(" (")
                        .append(one.rows())
                        .append(language.choose(" rows)\nWhy: ", " filas)\nPor qué: "))
                        .append(one.hold().reason())
                        .append(language.choose("\nLaw: ", "\nLey: "))
                        .append(one.hold().law())
                        .append(language.choose("\nUntil ", "\nHasta el "))
                        .append(day(one.hold().until(), language))
                        .append(language.choose(
                                " at the latest; then it is erased, too. We keep no address to tell you so.",
                                " como máximo; entonces se borra también. No guardamos ninguna dirección para"
                                        + " avisarle.")));
    }

    private static void fraud(Erased facts, MailLanguage language, StringBuilder text) {
        facts.frauds()
                .forEach(one -> text.append(language.choose("\n\nRecorded as fraud: ", "\n\nRegistrado como fraude: "))
                        .append(one.what())
                        .append(language.choose("\nWhat stays: ", "\nLo que queda: "))
                        .append(FraudRecords.FIELDS)
                        .append(language.choose("\nLaw: ", "\nLey: "))
                        .append(one.law())
                        .append(language.choose("\nUntil ", "\nHasta el "))
                        .append(day(one.until(), language)));
    }

    private static String day(Instant time, MailLanguage language) {
        return day(time.atZone(ZoneOffset.UTC).toLocalDate(), language);
    }

    private static String day(LocalDate day, MailLanguage language) {
        return DateTimeFormatter.ofPattern(language.choose("MMMM d, yyyy", "d 'de' MMMM 'de' yyyy"), language.locale())
                .format(day);
    }
}
