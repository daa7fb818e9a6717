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
                "no me escriba más"
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
                ""
            })
    void talkingAboutHomesDoesNot(String text) {
        assertThat(Keyword.in(Channel.SMS, text)).isEmpty();
    }

    @Test
    void startAndHelpAreHeard() {
        assertThat(Keyword.in(Channel.SMS, "Start")).hasValue(Keyword.START);
        assertThat(Keyword.in(Channel.SMS, "HELP")).hasValue(Keyword.HELP);
    }

    @Test
    void anEMailCountsByItsFirstLineAlone() {
        assertThat(Keyword.in(Channel.EMAIL, "Unsubscribe\n\n> Hello Ana")).hasValue(Keyword.STOP);
        assertThat(Keyword.in(Channel.EMAIL, "Yes please\n\n> Unsubscribe: https://example.com"))
                .isEmpty();
    }
}
