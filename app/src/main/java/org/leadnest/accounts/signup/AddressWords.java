package org.leadnest.accounts.signup;

import java.util.List;
import org.leadnest.platform.mail.Wording;
import org.leadnest.platform.mail.Wordings;

/** The words of the letters about a change of the address that somebody signs in with. */
final class AddressWords {
    static final Wordings PROOF = new Wordings(
            new Wording(
                    "Confirm your new e-mail address",
                    "You asked to sign in to LeadNest with this address. Open the link within 24 hours and press the button;"
                            + " until then nothing changes. If this was not you, ignore this mail.",
                    "Change my address"),
            new Wording(
                    "Confirme su nueva dirección de correo",
                    "Usted pidió entrar en LeadNest con esta dirección. Abra el enlace en las próximas 24 horas y pulse el"
                            + " botón; hasta entonces nada cambia. Si no fue usted, no haga caso de este correo.",
                    "Cambiar mi dirección"));

    static final Wordings TAKEN = new Wordings(
            new Wording(
                    "Somebody wanted to use your address",
                    "Somebody who is signed in to LeadNest asked to use this address for their own sign-in. It is the address of"
                            + " your account, so nothing was changed. If that was you with another account, give that account"
                            + " another address.",
                    "See your profile"),
            new Wording(
                    "Alguien quiso usar su dirección",
                    "Alguien que tiene una sesión en LeadNest pidió usar esta dirección para entrar. Es la dirección de su"
                            + " cuenta, así que nada cambió. Si fue usted con otra cuenta, dé a esa cuenta otra dirección.",
                    "Ver su perfil"));

    private AddressWords() {}

    static Wordings back(List<TakenAway> taken) {
        boolean none = taken.isEmpty();
        return new Wordings(
                new Wording(
                        "Your e-mail address is the old one again",
                        "The change of your address was taken back, and every session has ended."
                                + (none
                                        ? ""
                                        : " What was made since the change opens nothing any more:\n\n"
                                                + TakenAway.english(taken)
                                                + "\n\n")
                                + (none ? " " : "")
                                + "Set a new password now: whoever changed the address may know the old one.",
                        "Set a new password"),
                new Wording(
                        "Su dirección de correo vuelve a ser la anterior",
                        "El cambio de su dirección se deshizo y todas las sesiones terminaron."
                                + (none
                                        ? ""
                                        : " Lo que se creó desde el cambio ya no abre nada:\n\n"
                                                + TakenAway.spanish(taken)
                                                + "\n\n")
                                + (none ? " " : "")
                                + "Establezca ahora una contraseña nueva: quien cambió la dirección puede conocer la anterior.",
                        "Establecer una contraseña nueva"));
    }

    static Wordings changed(String after) {
        return new Wordings(
                new Wording(
                        "Your e-mail address was changed",
                        "Your LeadNest account is now opened with " + after
                                + " in place of this address. If that was you, all is"
                                + " well. If not, take it back within seven days; every session ends with it.",
                        "Take it back"),
                new Wording(
                        "Su dirección de correo cambió",
                        "Su cuenta de LeadNest se abre ahora con " + after
                                + " en lugar de esta dirección. Si fue usted, todo está"
                                + " bien. Si no, deshaga el cambio en los próximos siete días; con ello terminan todas las"
                                + " sesiones.",
                        "Deshacer el cambio"));
    }
}
