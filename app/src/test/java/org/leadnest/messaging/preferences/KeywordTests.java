package org.leadnest.messaging.preferences;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.leadnest.messaging.Channel;

class KeywordTests {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "STOP",
                "stop.",
                " Stop! ",
                "STOPALL",
                "UNSUBSCRIBE",
                "END",
                "QUIT",
                "CANCEL",
                "REVOKE",
                "OPTOUT",
                "OPT OUT",
                "Opt-out",
                "please stop texting",
                "Please don't text me again",
                "please don’t text me again",
                "do not contact me anymore",
                "take me off your list",
                "remove me from this list",
                "no more texts please",
                "Stop sending me these messages",
                "leave me alone",
                "ALTO",
                "deje de enviarme mensajes",
                "no me escriba más",
                "No me escriba mas por favor",
                "por favor ya no me manden mensajes",
                "No me escribas más",
                "no me envíen mensajes",
                "No quiero recibir más mensajes",
                "Quíteme de su lista",
                "bórrame de la lista",
                "déjeme en paz",
                "deja de escribirme",
                "Please stop",
                "stop please",
                "por favor alto",
                "Stop e-mailing me",
                "I no longer wish to receive these texts",
                "I don't want any more messages",
                "do not send me anything",
                "lose my number",
                "I want to unsubscribe",
                "I revoke my consent",
                "stop it",
                "ok stop",
                "STOP STOP",
                "Not interested, stop",
                "remove my number",
                "Delete my number please",
                "unsub",
                "don't call me",
                "no sms",
                "end messages",
                "go away",
                "stop msgs",
                "stop spamming me",
                "cancel my subscription",
                "quiero darme de baja",
                "deme de baja",
                "basta",
                "¡Basta ya!",
                "no más",
                "no me llame más",
                "No me llamen",
                "dejá de escribirme",
                "no escriban más",
                "no quiero que me escriban",
                "detener mensajes",
                "parar mensajes",
                "borre mi número",
                "cancelar suscripción",
                "ＳＴＯＰ",
                "no me envi\u0301en mensajes",
                "Sto\u0301p",
                "STOOOOP",
                "No. Stop.",
                "Stop. I already have an agent.",
                "dont text me",
                "I said stop",
                "I told you to stop",
                "I want this to stop",
                "can you please stop",
                "take me off your mailing list",
                "please remove me from all your lists",
                "I want to be removed from your list",
                "I don't want you to text me",
                "I don't want to hear from you",
                "I do not wish to be contacted",
                "no longer contact me",
                "Not interested. Please do not text me again",
                "wrong number stop",
                "Hi, please stop",
                "opt me out of these texts",
                "I'd like to opt out",
                "withdraw my consent",
                "lose this number",
                "No texts please",
                "I don't want these emails",
                "Don't message this number",
                "Please don't text me anymore at 5 am",
                "I asked you not to text me",
                "Quit bugging me",
                "cease contact",
                "stop texts",
                "unsubscribe me from this list",
                "no gracias, alto",
                "Por favor no me escriban más",
                "No me mande más mensajes",
                "no me envíe nada",
                "Ya no quiero mensajes",
                "no quiero recibir sus llamadas",
                "me quiero dar de baja",
                "No quiero más llamadas",
                "no más mensajes por favor",
                "cancele mi suscripción",
                "Deje de llamarme",
                "Elimine mi número",
                "Put me on your do not call list",
                "Please add this number to your do-not-call list",
                "DNC",
                "DNC please",
                "Add me to your DNC list",
                "Cease and desist",
                "I demand that you cease and desist",
                "Not interested, please remove",
                "not interested remove pls",
                "Remove from list",
                "please remove from your mailing list",
                "Delete me",
                "Please discontinue these messages",
                "discontinue sending messages",
                "Do not reach out again",
                "Please don't reach out to me again",
                "do not solicit me",
                "No molesten",
                "No molestar",
                "Por favor no molestar más",
                "Elimíneme de su base de datos",
                "Bórrame de tus contactos",
                "Remuévanme de la lista",
                "Me pueden sacar de su lista",
                "Ya no quiero recibir nada",
                "No quiero nada más de ustedes",
                "No deseo recibir publicidad",
                "No quiero saber nada de ustedes",
                "Stop mensajes",
                "Basta de mensajes",
                "Anular",
                "Anular mi suscripción",
                "Salir"
            })
    void anyReasonableWordingStops(String text) {
        assertThat(Keyword.in(Channel.SMS, text)).hasValue(Keyword.STOP);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Yes, Sunday works",
                "Is there a bus stop nearby?",
                "When does the open house end?",
                "Can you call me?",
                "The basement needs work, don't you think?",
                "I'd like to cancel Saturday and come on Sunday",
                "Sí, me interesa",
                "We should not send the offer yet",
                "Please do not send the offer before Monday",
                "I can stop by and text you from the car",
                "Shall I stop at the office to call the bank?",
                "No me importa el precio",
                "¿Para de enero está lista?",
                "La casa no está en la lista",
                "Please don't text before 9am",
                "Please don't text me before 9am",
                "Don't write an offer yet",
                "Don't contact the seller yet",
                "Can we opt out of the inspection?",
                "Take me off the showing list for Saturday",
                "Why don't you call me?",
                "If you don't call me I will call you",
                "Which bus stop? Call me",
                "I will stop after I call the bank",
                "I don't text while driving",
                "Don't call me, text me",
                "Don't send anything to the seller",
                "Don't send me listings over 500k",
                "I don't want to miss your messages",
                "I don't want to email the seller",
                "Did you not text me back?",
                "Will the smell go away?",
                "Remove my name from the offer",
                "Take my name off the contract",
                "I did not unsubscribe",
                "I don't want to unsubscribe",
                "Please do not contact me until Monday",
                "no me llame antes de las nueve",
                "No me llame, escríbame un mensaje",
                "No quiero perder sus mensajes",
                "No quiero que me escriban hoy",
                "¿Me puede dar de baja la luz?",
                "Quítelo de la lista para el sábado",
                "The lease will end in May, please advise",
                "Non-stop flights from Miami",
                "Can we stop at 12 Oak and then call Tom",
                "Should I cancel the inspection?",
                "Quit claim deed is ready",
                "Let's end the call here",
                "I don't need a garage",
                "No more than 500k",
                "No más de tres cuartos",
                "Please take this one off the list",
                "remove this home from the list",
                "take my house off the list",
                "Did you get my documents from the messages I sent?",
                "My question is at the end of my email",
                "see the end of the message",
                "Don't forget my email changed",
                "Did I forget my phone at the showing?",
                "don't lose my number",
                "please don't stop texting me",
                "I quit my call center job",
                "the bus stop called Maple",
                "they never send anything",
                "don't stop, I love it",
                "can you stop by at 5",
                "We can stop there on the way",
                "remove the offer contingency",
                "Please remove the lockbox before Friday",
                "Please remove the inspection contingency from the contract",
                "remove from the offer the furniture",
                "Delete the second paragraph",
                "Delete me from the showing on Saturday",
                "The seller got a cease and desist letter",
                "The HOA sent us a cease and desist",
                "Put me on the list for the open house",
                "Put me on your list of buyers",
                "Add me to your contact list",
                "Add my number to the call box",
                "Put it on the market, do not wait",
                "Do not call it a bedroom",
                "The DNC convention traffic is bad",
                "Please discontinue the listing on Zillow",
                "They discontinued the tax credit",
                "Don't reach out to the seller yet",
                "I will reach out again on Monday",
                "Do you follow up with the lender",
                "Did the neighbors bother you",
                "Not interested in condos, houses only",
                "Not interested in this one, please send more",
                "Is the end unit still for sale",
                "When does the offer end",
                "Please cancel the showing at 3",
                "salir a ver la casa",
                "Podemos salir a las cinco",
                "no me llames tarde",
                "no me llame después de las nueve",
                "No quiero nada con escaleras",
                "Ya no quiero esa casa, busco otra",
                "No quiero nada en esa zona",
                "No molestan los vecinos",
                "No molestar a los inquilinos antes del sábado",
                "Quite esa casa de la lista para el domingo",
                "¿Puede sacar la casa de la lista de precios?",
                "Hay que anular la oferta",
                "Anular la visita del jueves",
                "Elimine la contingencia de la oferta",
                "No hay correos nuevos del banco",
                "¿Me pueden quitar de la hipoteca?",
                ""
            })
    void talkingAboutHomesDoesNot(String text) {
        assertThat(Keyword.in(Channel.SMS, text)).isEmpty();
    }

    @Test
    void startAndHelpAreHeard() {
        assertThat(Keyword.in(Channel.SMS, "Start")).hasValue(Keyword.START);
        assertThat(Keyword.in(Channel.SMS, "HELP")).hasValue(Keyword.HELP);
        assertThat(Keyword.in(Channel.SMS, "¡Ayuda!")).hasValue(Keyword.HELP);
        assertThat(Keyword.in(Channel.SMS, "Comenzar")).hasValue(Keyword.START);
    }

    @Test
    void anEMailCountsByItsFirstLineAlone() {
        assertThat(Keyword.in(Channel.EMAIL, "Unsubscribe\n\n> Hello Ana")).hasValue(Keyword.STOP);
        assertThat(Keyword.in(Channel.EMAIL, "Please stop emailing me.\n\n> Hello Ana"))
                .hasValue(Keyword.STOP);
        assertThat(Keyword.in(Channel.EMAIL, "No me escriba más\n\nOn Monday Maya wrote:"))
                .hasValue(Keyword.STOP);
        assertThat(Keyword.in(Channel.EMAIL, "My tenant said ".repeat(12) + "stop texting me"))
                .isEmpty();
        assertThat(Keyword.in(Channel.EMAIL, "Yes please\n\n> Unsubscribe: https://example.com"))
                .isEmpty();
    }

    @Test
    void aLetterWithNothingInItCountsByItsSubject() {
        assertThat(Keyword.in(Channel.EMAIL, "unsubscribe", "")).hasValue(Keyword.STOP);
        assertThat(Keyword.in(Channel.EMAIL, "Please take me off your list", " \n"))
                .hasValue(Keyword.STOP);
        assertThat(Keyword.in(Channel.EMAIL, "UNSUBSCRIBE", "Sent from my iPhone"))
                .hasValue(Keyword.STOP);
        assertThat(Keyword.in(Channel.EMAIL, "Unsubscribe", "> Hello Ana\n> three new homes came up"))
                .hasValue(Keyword.STOP);
        assertThat(Keyword.in(Channel.EMAIL, "Cancel", "Can we cancel Tuesday's showing?"))
                .isEmpty();
        assertThat(Keyword.in(Channel.EMAIL, "Cancel", "")).hasValue(Keyword.STOP);
        assertThat(Keyword.in(Channel.EMAIL, "Please stop by", "Saturday would be nice."))
                .isEmpty();
        assertThat(Keyword.in(Channel.EMAIL, "Re: Stop calling around, we did", ""))
                .isEmpty();
    }

    @Test
    void aLetterCountsByItsFirstLinesAfterAGreeting() {
        assertThat(Keyword.in(Channel.EMAIL, "Re: homes", "Hi Maya,\n\nplease stop emailing me"))
                .hasValue(Keyword.STOP);
        assertThat(Keyword.in(Channel.EMAIL, "Re: homes", "Hola Maya:\n\nGracias.\nNo me escriba más.\n\nAna"))
                .hasValue(Keyword.STOP);
        assertThat(Keyword.in(Channel.EMAIL, "Re: homes", "Hi Maya, please stop\n\n> Hello"))
                .hasValue(Keyword.STOP);
        assertThat(Keyword.in(Channel.EMAIL, "Re: homes", "Yes.\nSaturday.\nAt ten.\nAnd stop texting my wife."))
                .isEmpty();
        assertThat(Keyword.in(
                        Channel.EMAIL, "Re: homes", "Thanks!\n\nOn Monday Maya wrote:\nReply STOP to end messages"))
                .isEmpty();
    }
}
