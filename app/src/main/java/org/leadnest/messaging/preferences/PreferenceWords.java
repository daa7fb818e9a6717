package org.leadnest.messaging.preferences;

import org.leadnest.platform.mail.MailLanguage;

/** What the preferences page says, in one of our two languages. */
public record PreferenceWords(
        String language,
        String title,
        String heading,
        String saved,
        String unsubscribed,
        String choose,
        String email,
        String sms,
        String save,
        String nothing,
        String kept,
        String emailBlocked,
        String smsBlocked) {
    static PreferenceWords in(MailLanguage language, String company) {
        return language == MailLanguage.SPANISH ? spanish(company) : english(company);
    }

    private static PreferenceWords english(String company) {
        return new PreferenceWords(
                "en",
                "Your message preferences",
                "Messages from " + company,
                "Your choice is saved.",
                "You are unsubscribed. You will get no more messages of this kind from " + company + ".",
                "Choose what you want to get. Answers to your own questions may still reach you.",
                "E-mail",
                "Text messages",
                "Save my choice",
                "Unsubscribe from everything",
                "What " + company + " keeps about you",
                "Mail to your address came back, so none is sent there even when this is ticked. Tell " + company
                        + " when it works again, or give another address.",
                "The phone network takes no messages for your number. Text START to the number that wrote to you to get"
                        + " them again.");
    }

    private static PreferenceWords spanish(String company) {
        return new PreferenceWords(
                "es",
                "Sus preferencias de mensajes",
                "Mensajes de " + company,
                "Su elección está guardada.",
                "Su suscripción está cancelada. No recibirá más mensajes de este tipo de " + company + ".",
                "Elija lo que quiere recibir. Las respuestas a sus propias preguntas pueden llegarle de todos modos.",
                "Correo electrónico",
                "Mensajes de texto",
                "Guardar mi elección",
                "Cancelar todos los mensajes",
                "Lo que " + company + " guarda sobre usted",
                "El correo a su dirección fue devuelto, así que no se envía ninguno aunque esta casilla esté marcada. Avise a "
                        + company + " cuando funcione de nuevo, o dé otra dirección.",
                "La red telefónica no acepta mensajes para su número. Envíe COMENZAR al número que le escribió para"
                        + " recibirlos otra vez.");
    }
}
