package org.leadnest.accounts.signup;

import org.leadnest.platform.mail.Wording;
import org.leadnest.platform.mail.Wordings;

/** The words of the letters about coming in: by which address, by which password, and from where. */
final class EntryWords {
    private static final String NOT_YOU = "If this was not you, ignore this mail: nothing happens without the link.";
    private static final String NO_FUE_USTED = "Si no fue usted, ignore este mensaje: sin el enlace no ocurre nada.";

    static final Wordings VERIFICATION = new Wordings(
            new Wording(
                    "Confirm your e-mail address",
                    "Please confirm that this is your address. The link works once, for 24 hours.\n\n" + NOT_YOU,
                    "Confirm my address"),
            new Wording(
                    "Confirme su dirección de correo",
                    "Confirme, por favor, que esta dirección es suya. El enlace funciona una sola vez, durante 24"
                            + " horas.\n\n" + NO_FUE_USTED,
                    "Confirmar mi dirección"));

    static final Wordings ALREADY_HERE = new Wordings(
            new Wording(
                    "You already have a LeadNest account",
                    "Somebody, perhaps you, tried to open a LeadNest account with this address. There is one already,"
                            + " so nothing was changed. Sign in with your password, or set a new one if you have"
                            + " forgotten it.",
                    "Set a new password"),
            new Wording(
                    "Ya tiene una cuenta de LeadNest",
                    "Alguien, quizá usted, intentó abrir una cuenta de LeadNest con esta dirección. Ya existe una, así que"
                            + " no se cambió nada. Entre con su contraseña o establezca una nueva si la ha olvidado.",
                    "Establecer una contraseña nueva"));

    static final Wordings WITHOUT_ACCOUNT = new Wordings(
            new Wording(
                    "Open your LeadNest account",
                    "Somebody, perhaps you, asked for a LeadNest account with this address. You have a sign-in with us"
                            + " from before, and no account at present. Sign in with your password, or set a new one if"
                            + " you have forgotten it: then you can open an account.\n\n" + NOT_YOU,
                    "Sign in"),
            new Wording(
                    "Abra su cuenta de LeadNest",
                    "Alguien, quizá usted, pidió una cuenta de LeadNest con esta dirección. Usted tiene un acceso de antes"
                            + " y ninguna cuenta en este momento. Entre con su contraseña o establezca una nueva si la ha"
                            + " olvidado: después puede abrir una cuenta.\n\n" + NO_FUE_USTED,
                    "Entrar"));

    /** Greets by itself: the reader has no name here. */
    static final Wordings NOT_OPENED = new Wordings(
            new Wording(
                    "No LeadNest account was opened",
                    "Hello,\n\nsomebody, perhaps you, asked for a LeadNest account with this address. We did not open"
                            + " one: the address belonged to an account that was closed for fraud. If that is a"
                            + " mistake, tell us, and a person looks at it.",
                    "Write to us"),
            new Wording(
                    "No se abrió ninguna cuenta de LeadNest",
                    "Hola:\n\nAlguien, quizá usted, pidió una cuenta de LeadNest con esta dirección. No la abrimos: la"
                            + " dirección pertenecía a una cuenta que se cerró por fraude. Si es un error, díganoslo y"
                            + " una persona lo revisará.",
                    "Escribirnos"));

    static final Wordings WELCOME = new Wordings(
            new Wording(
                    "Welcome to LeadNest",
                    "Your address is confirmed and your account is ready.\n\n"
                            + "A good first hour: import your leads from a CSV file, build a two-step follow-up"
                            + " sequence, and enter one listing to see its description written from facts. Your trial"
                            + " runs for 14 days, without a card.",
                    "Open your dashboard"),
            new Wording(
                    "Bienvenido a LeadNest",
                    "Su dirección está confirmada y su cuenta está lista.\n\n"
                            + "Una buena primera hora: importe sus prospectos desde un archivo CSV, prepare una secuencia"
                            + " de seguimiento de dos pasos e introduzca una propiedad para ver su descripción escrita a"
                            + " partir de datos. Su prueba dura 14 días, sin tarjeta.",
                    "Abrir su panel"));

    static final Wordings PASSWORD_RESET = new Wordings(
            new Wording(
                    "Set a new password",
                    "You asked for a new password. The link works once, for one hour.\n\n" + NOT_YOU,
                    "Set a new password"),
            new Wording(
                    "Establezca una contraseña nueva",
                    "Pidió una contraseña nueva. El enlace funciona una sola vez, durante una hora.\n\n" + NO_FUE_USTED,
                    "Establecer una contraseña nueva"));

    static final Wordings PASSWORD_CHANGED = new Wordings(
            new Wording(
                    "Your password was changed",
                    "The password of your LeadNest account was changed, and every other session was ended.\n\n"
                            + "If this was not you, set a new password at once and write to us.",
                    "This was not me"),
            new Wording(
                    "Su contraseña se ha cambiado",
                    "Se cambió la contraseña de su cuenta de LeadNest y se cerraron todas las demás sesiones.\n\n"
                            + "Si no fue usted, establezca enseguida una contraseña nueva y escríbanos.",
                    "No fui yo"));

    static final Wordings LOCKED = new Wordings(
            new Wording(
                    "Your sign-in is locked",
                    "Somebody tried more than a hundred wrong passwords for your account, so signing in by password is"
                            + " closed for a day. If you know your password, open it again with this link, which works"
                            + " once, for 24 hours. A passkey or Google still opens your account, and so does a new"
                            + " password.",
                    "Open my sign-in again"),
            new Wording(
                    "Su acceso está bloqueado",
                    "Alguien probó más de cien contraseñas equivocadas en su cuenta, así que la entrada con contraseña"
                            + " queda cerrada durante un día. Si sabe su contraseña, ábrala de nuevo con este enlace, que"
                            + " funciona una sola vez, durante 24 horas. Una llave de acceso o Google siguen abriendo su"
                            + " cuenta, y una contraseña nueva también.",
                    "Abrir mi acceso de nuevo"));

    private EntryWords() {}

    static Wordings proofCode(String code) {
        return new Wordings(
                new Wording(
                        "Your LeadNest code",
                        "Your code is " + code
                                + ". It works once, for ten minutes, where you are signed in and asked for"
                                + " it. Nobody of LeadNest ever asks you for it.\n\nIf you did not ask for it, somebody"
                                + " is signed in as you: end that session at once.",
                        "See where you are signed in"),
                new Wording(
                        "Su código de LeadNest",
                        "Su código es " + code
                                + ". Funciona una sola vez, durante diez minutos, en la sesión desde la que"
                                + " lo pidió. Nadie de LeadNest se lo pedirá nunca.\n\nSi usted no lo pidió, alguien ha"
                                + " entrado en su nombre: cierre esa sesión enseguida.",
                        "Ver dónde tiene sesiones abiertas"));
    }

    static Wordings newDevice(String what, String suceso) {
        return new Wordings(
                new Wording(
                        "New sign-in to your account",
                        what + "\n\nIf it was you, all is well. If not, end that session and set a new password at"
                                + " once.",
                        "See where you are signed in"),
                new Wording(
                        "Nuevo acceso a su cuenta",
                        suceso + "\n\nSi fue usted, todo está bien. Si no, cierre esa sesión y establezca enseguida una"
                                + " contraseña nueva.",
                        "Ver dónde tiene sesiones abiertas"));
    }
}
