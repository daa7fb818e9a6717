package org.leadnest.leads.routing;

import org.jspecify.annotations.Nullable;
import org.leadnest.leads.Inquiry;

/** What somebody wants, such as {@code Property Inquiry from Zillow about 18 Harbor Lane}. */
record Asked(
        Inquiry.Type type,
        @Nullable String source,
        @Nullable String home) {
    String inEnglish() {
        return type.label() + (source == null ? "" : " from " + source) + (home == null ? "" : " about " + home);
    }

    String inSpanish() {
        return spanish() + (source == null ? "" : " de " + source) + (home == null ? "" : " sobre " + home);
    }

    private String spanish() {
        return switch (type) {
            case REGISTRATION -> "Registro";
            case PROPERTY_INQUIRY -> "Consulta sobre una propiedad";
            case SELLER_INQUIRY -> "Consulta de un vendedor";
            case GENERAL_INQUIRY -> "Consulta general";
            case OPEN_HOUSE_VISIT -> "Visita a una casa abierta";
            case VIEWED_PROPERTY -> "Propiedad vista";
            case SAVED_PROPERTY -> "Propiedad guardada";
            case INCOMING_CALL -> "Llamada recibida";
        };
    }
}
