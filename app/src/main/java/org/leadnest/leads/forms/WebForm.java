package org.leadnest.leads.forms;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.leadnest.leads.Inquiry;

/**
 * A form as the account built it.
 *
 * @param questions of the account's own, answered by text
 * @param consent the words beside the box that is never ticked beforehand; empty for none
 * @param redirectUrl where the thank-you page leads on to
 */
record WebForm(
        UUID id,
        String name,
        String heading,
        String intro,
        Inquiry.Type type,
        List<Shown> fields,
        List<String> questions,
        String button,
        String source,
        List<String> tags,
        String language,
        String consent,
        int consentVersion,
        String thanks,
        @Nullable String redirectUrl,
        boolean open) {

    /** A field of the form. */
    record Shown(Field field, boolean required) {
        String encode() {
            return field.name() + ":" + (required ? "REQUIRED" : "OPTIONAL");
        }

        static Shown decode(String text) {
            int colon = text.indexOf(':');
            return new Shown(Field.valueOf(text.substring(0, colon)), text.endsWith("REQUIRED"));
        }
    }

    /** What a form can ask for, in its order. */
    enum Field {
        FIRST_NAME("First name", "Nombre", "text", "given-name"),
        LAST_NAME("Last name", "Apellido", "text", "family-name"),
        EMAIL("E-mail", "Correo electrónico", "email", "email"),
        PHONE("Phone", "Teléfono", "tel", "tel"),
        ADDRESS("Property address", "Dirección de la propiedad", "text", "street-address"),
        CITY("City", "Ciudad", "text", "address-level2"),
        POSTAL_CODE("ZIP code", "Código postal", "text", "postal-code"),
        PRICE("Price in dollars", "Precio en dólares", "text", "off"),
        MESSAGE("Message", "Mensaje", "textarea", "off");

        private final String label;
        private final String spanish;
        private final String kind;
        private final String autocomplete;

        Field(String label, String spanish, String kind, String autocomplete) {
            this.label = label;
            this.spanish = spanish;
            this.kind = kind;
            this.autocomplete = autocomplete;
        }

        String label(String language) {
            return language.equals("es") ? spanish : label;
        }

        String kind() {
            return kind;
        }

        String autocomplete() {
            return autocomplete;
        }

        /** As the field is posted. */
        String parameter() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    boolean asks(Field field) {
        return fields.stream().anyMatch(shown -> shown.field() == field);
    }
}
