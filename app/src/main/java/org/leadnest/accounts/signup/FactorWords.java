package org.leadnest.accounts.signup;

import org.leadnest.platform.mail.Wording;
import org.leadnest.platform.mail.Wordings;

/** What changed around a person's second factor, in words. */
public record FactorWords(String subject, String text, String asunto, String texto) {
    private static final String OTHERS_ENDED = " Every other session of yours was ended.";
    private static final String OTRAS_CERRADAS = " Se cerraron todas sus demás sesiones.";

    public static FactorWords on() {
        return new FactorWords(
                "Two-step sign-in is on",
                "Your sign-in now asks for a code, too." + OTHERS_ENDED,
                "La verificación en dos pasos está activada",
                "Al entrar se le pedirá también un código." + OTRAS_CERRADAS);
    }

    /** @param keysStay whether passkeys are still asked for */
    public static FactorWords off(boolean keysStay) {
        return keysStay
                ? new FactorWords(
                        "Two-step sign-in is off",
                        "Your sign-in asks for no code of your app any more; your passkeys stay." + OTHERS_ENDED,
                        "La verificación en dos pasos está desactivada",
                        "Al entrar ya no se le pedirá un código de su aplicación; sus llaves de acceso siguen valiendo."
                                + OTRAS_CERRADAS)
                : new FactorWords(
                        "Two-step sign-in is off",
                        "Your sign-in asks for your password alone again." + OTHERS_ENDED,
                        "La verificación en dos pasos está desactivada",
                        "Al entrar se le pedirá de nuevo solo su contraseña." + OTRAS_CERRADAS);
    }

    /** @param left how many recovery codes there still are */
    public static FactorWords recoveryCodeUsed(int left) {
        return new FactorWords(
                "A recovery code was used",
                "One of your recovery codes was used in place of a code of your app. " + left + " are left.",
                "Se usó un código de recuperación",
                "Se usó uno de sus códigos de recuperación en lugar de un código de su aplicación. Códigos que quedan: "
                        + left + ".");
    }

    public static FactorWords passkeyAdded(String name) {
        return new FactorWords(
                "A passkey was added",
                "\"" + name + "\" now opens your account, too. Your password alone does not any more." + OTHERS_ENDED,
                "Se añadió una llave de acceso",
                "«" + name + "» abre ahora también su cuenta. La contraseña por sí sola ya no basta." + OTRAS_CERRADAS);
    }

    public static FactorWords passkeyRemoved(String name) {
        return new FactorWords(
                "A passkey was removed",
                "\"" + name + "\" opens nothing any more." + OTHERS_ENDED,
                "Se quitó una llave de acceso",
                "«" + name + "» ya no abre nada." + OTRAS_CERRADAS);
    }

    /** @param owner who says that the reader lost it */
    public static FactorWords resetAsked(String owner) {
        return new FactorWords(
                owner + " asks to reset your two-step sign-in",
                owner + " says that you lost your second step. From tomorrow, your password alone will open your"
                        + " account once, and your app, passkeys and recovery codes will be gone. If you did not ask for"
                        + " that, sign in and say no.",
                owner + " pide restablecer su verificación en dos pasos",
                owner + " dice que usted perdió su segundo paso. A partir de mañana su contraseña por sí sola abrirá su"
                        + " cuenta una vez, y su aplicación, sus llaves de acceso y sus códigos de recuperación dejarán"
                        + " de valer. Si usted no lo pidió, entre y diga que no.");
    }

    /** @param by the owner who arranged it */
    public static FactorWords wasReset(String by) {
        return new FactorWords(
                "Your two-step sign-in was reset",
                "You signed in with your password alone, as " + by
                        + " arranged. Your app, passkeys and recovery codes are gone: please set two-step sign-in up again.",
                "Su verificación en dos pasos se restableció",
                "Entró solo con su contraseña, como dispuso " + by
                        + ". Su aplicación, sus llaves de acceso y sus códigos de recuperación ya no valen: configure de"
                        + " nuevo la verificación en dos pasos, por favor.");
    }

    Wordings wordings() {
        return new Wordings(
                new Wording(subject, text + ChangeWords.NOT_YOU, "See two-step sign-in"),
                new Wording(asunto, texto + ChangeWords.NO_FUE_USTED, "Ver la verificación en dos pasos"));
    }
}
