package org.leadnest.accounts.signup;

import org.leadnest.platform.mail.Wording;
import org.leadnest.platform.mail.Wordings;

/** The words of the letters about Google, about handing an account over and about support looking in. */
final class ChangeWords {
    static final String NOT_YOU = "\n\nIf this was not you, set a new password at once and write to us.";
    static final String NO_FUE_USTED = "\n\nSi no fue usted, establezca enseguida una contraseña nueva y escríbanos.";
    static final Wordings GOOGLE_PARTED = google(
            "Google does not open your account any more",
            "Your LeadNest account opens with your password alone again.",
            "Google ya no abre su cuenta",
            "Su cuenta de LeadNest vuelve a abrirse solo con su contraseña.");

    private ChangeWords() {}

    static Wordings googleJoined(String address) {
        return google(
                "Google now opens your account",
                "Your LeadNest account can now be opened with the Google account " + address + ".",
                "Google abre ahora su cuenta",
                "Su cuenta de LeadNest puede abrirse ahora con la cuenta de Google " + address + ".");
    }

    private static Wordings google(String subject, String text, String asunto, String texto) {
        return new Wordings(
                new Wording(subject, text + NOT_YOU, "See your settings"),
                new Wording(asunto, texto + NO_FUE_USTED, "Ver su configuración"));
    }

    static Wordings offered(String owner, String company) {
        return new Wordings(
                new Wording(
                        owner + " offers you " + company,
                        owner + " wants to hand the account of " + company
                                + " over to you. Its owner decides on billing and on closing it. Nothing changes until"
                                + " you agree; the offer stands for seven days.",
                        "See it"),
                new Wording(
                        owner + " le ofrece " + company,
                        owner + " quiere traspasarle la cuenta de " + company
                                + ". Su propietario decide sobre la facturación y el cierre. Nada cambia hasta que usted"
                                + " acepte; la oferta vale siete días.",
                        "Verlo"));
    }

    static Wordings visited(String company) {
        return new Wordings(
                new Wording(
                        "LeadNest's support looks into " + company,
                        "By your leave, somebody of LeadNest's support looks into the account of " + company
                                + " now. They can read and change nothing; each page that they read stands in your audit"
                                + " log. You can end it at once.",
                        "See it, or end it"),
                new Wording(
                        "El soporte de LeadNest entra en " + company,
                        "Con su permiso, alguien del soporte de LeadNest mira ahora la cuenta de " + company
                                + ". Puede leer y no cambiar nada; cada página que lea queda en su registro de auditoría."
                                + " Usted puede terminarlo enseguida.",
                        "Verlo o terminarlo"));
    }

    static Wordings taken(String member, String company) {
        return new Wordings(
                new Wording(
                        member + " is the owner now",
                        member + " took " + company + " over. You go on as an admin of it.",
                        "See it"),
                new Wording(
                        "Propietario nuevo: " + member,
                        member + " se hizo cargo de " + company + ". Usted sigue como administrador.",
                        "Verlo"));
    }
}
