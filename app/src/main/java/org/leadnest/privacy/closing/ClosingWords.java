package org.leadnest.privacy.closing;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import org.leadnest.accounts.User;
import org.leadnest.kernel.AccountId;
import org.leadnest.platform.mail.MailLanguage;
import org.leadnest.platform.mail.ProductLetter;
import org.leadnest.platform.mail.Wording;
import org.leadnest.platform.mail.Wordings;

/** What the members of an account are told of its end. */
record ClosingWords(String kind, Wordings words) {
    static final DateTimeFormatter DIA =
            DateTimeFormatter.ofPattern("d 'de' MMMM 'de' yyyy", MailLanguage.SPANISH.locale());
    private static final String OPEN = "Open the account";
    private static final String OPEN_ES = "Abrir la cuenta";

    static ClosingWords begun(String owner, String company, Closing closing, ZoneId zone) {
        String last = Closings.day(closing.closesAt(), zone);
        String ultimo = dia(closing.closesAt(), zone);
        return new ClosingWords(
                "account-closing",
                new Wordings(
                        new Wording(
                                "This account closes on " + last,
                                owner + " has asked to close the account " + company
                                        + ". From now on nothing is sent and nothing is charged, and everybody can read but"
                                        + " not change. Until " + last
                                        + " an owner can undo it, and it goes on as if nothing had happened. After that day"
                                        + " nobody can enter, and what is kept about you and your leads is erased, by "
                                        + Closings.day(closing.dueBy(), zone) + " at the latest.",
                                OPEN),
                        new Wording(
                                "Esta cuenta se cierra el " + ultimo,
                                owner + " ha pedido cerrar la cuenta " + company
                                        + ". Desde ahora no se envía ni se cobra nada, y todos pueden leer pero no cambiar."
                                        + " Hasta el " + ultimo
                                        + " un propietario puede deshacerlo, y todo sigue como si nada hubiera pasado."
                                        + " Después de ese día nadie puede entrar, y lo que se guarda sobre usted y sus"
                                        + " prospectos se borra, a más tardar el " + dia(closing.dueBy(), zone) + ".",
                                OPEN_ES)));
    }

    static ClosingWords undone(String company) {
        return new ClosingWords(
                "account-kept",
                new Wordings(
                        new Wording(
                                "The account goes on",
                                "The closing of the account " + company
                                        + " was undone. Nothing was removed. What waited to be sent goes out again at its"
                                        + " next legal time.",
                                OPEN),
                        new Wording(
                                "La cuenta continúa",
                                "El cierre de la cuenta " + company
                                        + " se deshizo. No se eliminó nada. Lo que esperaba para enviarse sale de nuevo a la"
                                        + " próxima hora permitida.",
                                OPEN_ES)));
    }

    /** @param url of what the reader may open; empty for who may open nothing */
    ProductLetter letter(AccountId account, User user, Optional<String> url) {
        return new ProductLetter(account, kind, user.email(), user.name(), words.greeting(user.name()), url);
    }

    static String dia(Instant time, ZoneId zone) {
        return DIA.format(time.atZone(zone));
    }
}
