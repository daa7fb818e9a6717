package org.leadnest.accounts.team;

import java.util.Locale;
import java.util.Optional;
import org.leadnest.accounts.Role;
import org.leadnest.platform.mail.ProductLetter;
import org.leadnest.platform.mail.Wording;
import org.leadnest.platform.mail.Wordings;

/** What somebody reads who is asked to work with an account; they have no name here yet. */
final class InvitationLetter {
    private InvitationLetter() {}

    /** @param url of the page that shows the invitation */
    static ProductLetter of(Invitation invitation, String company, String url) {
        return new ProductLetter(
                invitation.account(),
                "invitation",
                invitation.email(),
                invitation.email().value(),
                new Wordings(inEnglish(invitation, company), inSpanish(invitation, company)),
                Optional.of(url));
    }

    private static Wording inEnglish(Invitation invitation, String company) {
        String role = invitation.role().name().toLowerCase(Locale.ROOT);
        return new Wording(
                invitation.by() + " invites you to " + company,
                "Hello,\n\n" + invitation.by() + " asks you to work with " + company + " in LeadNest, as an " + role
                        + ". The link works once, for seven days.\n\n"
                        + "If you do not know what this is about, ignore this mail: nothing happens without the link.",
                "See the invitation");
    }

    private static Wording inSpanish(Invitation invitation, String company) {
        return new Wording(
                invitation.by() + " le invita a " + company,
                "Hola:\n\n" + invitation.by() + " le pide que trabaje con " + company
                        + " en LeadNest, con la función de "
                        + role(invitation.role()) + ". El enlace funciona una sola vez, durante siete días.\n\n"
                        + "Si no sabe de qué se trata, ignore este mensaje: sin el enlace no ocurre nada.",
                "Ver la invitación");
    }

    private static String role(Role role) {
        return switch (role) {
            case OWNER -> "propietario";
            case ADMIN -> "administrador";
            case AGENT -> "agente";
            case ASSISTANT -> "asistente";
        };
    }
}
