package org.leadnest.messaging.inbound;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AutomaticReplyTests {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "I'm driving with Do Not Disturb While Driving turned on. I'll see your message when I get where I'm going.",
                "I’m driving with Focus turned on. I’ll see your message when I get where I’m going.",
                "(I’m not receiving notifications. If this is urgent, reply “urgent” to send a notification through with your"
                        + " original message.)",
                "I'm driving right now",
                "I'm driving right now. I'll get back to you later.",
                "Sorry, I'm driving and can't talk right now.",
                "Can't talk right now. I'll call you later.",
                "I am currently out of the office until Monday, December 7.",
                "Hi,\n\nI am out of the office and will return on July 5. For urgent matters please call Tom.",
                "Hello! I will be out of office from 12/20 to 1/3 with limited access to email.",
                "Out of office until Thursday.",
                "I'm away from my desk right now. Leave a message and I'll reply.",
                "I am on vacation until August 3rd and will respond when I return.",
                "I'm currently on vacation with limited access to my phone.",
                "I will be away until Friday. If this is urgent, please contact Sue.",
                "I am currently on maternity leave.",
                "We are currently unavailable. Our hours are 9 to 5.",
                "This is an automated message. Your text was received.",
                "Auto-reply: I will answer tomorrow.",
                "AUTOMATIC REPLY: at a conference this week",
                "Automated response from Dr. Lee's phone",
                "This number is not monitored. Call the front desk.",
                "Please do not reply to this message.",
                "Thanks for contacting Bay Dental! We'll get back to you as soon as possible.",
                "Thank you for reaching out. Someone will get back to you shortly.",
                "Thank you for your message. I will get back to you as soon as possible.",
                "Thanks for texting! One of our agents will be in touch within 24 hours.",
                "Thank you for your email. Our team will respond within two business days.",
                "Thank you for calling. The office is now closed and we will return your call the next business day.",
                "Hello, thanks for your inquiry. A representative will contact you soon.",
                "Mensaje automático: en este momento no puedo contestar.",
                "Este es un mensaje automático. Le responderemos pronto.",
                "Estoy conduciendo",
                "Estoy conduciendo ahora. Le llamo más tarde.",
                "Estoy conduciendo con el modo No molestar activado. Veré tu mensaje cuando llegue.",
                "Gracias por contactar con nosotros. Le responderemos lo antes posible.",
                "¡Gracias por su mensaje! Nos pondremos en contacto con usted a la brevedad.",
                "Gracias por comunicarse con Clínica Sol. Un asesor le atenderá en breve.",
                "Hola: Actualmente estoy fuera de la oficina hasta el lunes.",
                "Me encuentro de vacaciones. Regresaré el 3 de agosto.",
                "Estaré ausente hasta el viernes con acceso limitado al correo.",
                "Respuesta automática\n\nVuelvo el martes."
            })
    void machinesAreKnownByTheirWords(String text) {
        assertThat(AutomaticReply.inText(text)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Yes, Saturday works",
                "I'm driving, can we talk at 5?",
                "I'm driving by the house now",
                "I'm driving up from Tampa on Friday to see it",
                "I'm driving right now but yes, I want to see it",
                "I am out of the office today but Saturday works for us",
                "I'm out of the office, could you call my cell?",
                "We're on vacation until Monday, let's talk then",
                "I'm on vacation",
                "We're away until Sunday. Can you show it on Tuesday?",
                "Thanks for reaching out, I'll get back to you after I talk to my wife",
                "Thank you for your message. The price is too high for us.",
                "Thanks for contacting me! We'd love to see it",
                "Thanks for texting. We will get back to you after we sell our house",
                "I keep getting automatic messages from you",
                "Is this an automated message?",
                "Are you a robot or a person?",
                "When will you get back to me?",
                "Is the office closed on Monday?",
                "Does the home have an office?",
                "We want a house with an office and a view",
                "I will be in touch soon",
                "I'll get back to you",
                "Please call me as soon as possible",
                "My husband is out of town until May",
                "Is the seller away until June?",
                "I was out of the office when you called, sorry",
                "The seller is on vacation until Friday",
                "Do not disturb the tenants please",
                "Do not reply to this guy, he is not the owner",
                "Sí, el sábado puedo",
                "Estoy manejando, ¿podemos hablar a las cinco?",
                "Estoy conduciendo a la casa ahora",
                "Estamos de vacaciones hasta el lunes, hablamos después",
                "Gracias por escribirme, me interesa la casa",
                "Gracias por su mensaje. Es muy caro para nosotros.",
                "Gracias por contactarme, lo voy a pensar",
                "¿Es este un mensaje automático?",
                "Estoy fuera de la oficina pero puede llamarme",
                "Mi esposa está de viaje hasta el jueves",
                "Yes!\n\nOn Mon, Maya wrote:\n> I am out of the office until Friday.",
                "Great, thank you for the message",
                ""
            })
    void whatAPersonWritesIsNone(String text) {
        assertThat(AutomaticReply.inText(text)).isFalse();
    }

    @Test
    void aTextOfAnyLengthIsJudged() {
        assertThat(AutomaticReply.inText("a ".repeat(100_000))).isFalse();
        assertThat(AutomaticReply.inText("\n".repeat(100_000))).isFalse();
    }
}
