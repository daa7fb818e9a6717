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
                "lose my number"
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
}
