package org.leadnest.privacy.holds;

import java.util.List;
import java.util.Set;

/** What of an account a hold can keep; as little of it as the law asks for is chosen. */
public enum HeldPart {
    LEADS(
            "Leads: contact details, history, notes, tasks, files",
            "Prospectos: datos de contacto, historial, notas, tareas, archivos",
            "leads",
            Set.of("lead-files/", "imports/")),
    MESSAGES(
            "Messages, their files, consents and opt-outs",
            "Mensajes, sus archivos, consentimientos y bajas",
            "messaging",
            Set.of()),
    SEQUENCES("Sequences and who ran through them", "Secuencias y quién pasó por ellas", "followups", Set.of()),
    LISTINGS("Listings and their texts", "Anuncios y sus textos", "listings", Set.of()),
    PHOTOS("Photos and their edits", "Fotos y sus retoques", "photos", Set.of("originals/", "renditions/")),
    DEALS("Deals and commission", "Operaciones y comisiones", "deals", Set.of()),
    BILLING("Plan, invoices and payments", "Plan, facturas y pagos", "billing", Set.of()),
    PEOPLE(
            "Users of the account and the log of their acts",
            "Usuarios de la cuenta y el registro de sus actos",
            "accounts",
            Set.of()),
    SUPPORT("Support requests of its users", "Consultas de soporte de sus usuarios", "support", Set.of());

    /** Where it is written about a lead. */
    static final List<HeldPart> OF_A_LEAD = List.of(LEADS, MESSAGES, SEQUENCES, DEALS);

    private final String words;
    private final String spanish;
    private final String module;
    private final Set<String> files;

    HeldPart(String words, String spanish, String module, Set<String> files) {
        this.words = words;
        this.spanish = spanish;
        this.module = module;
        this.files = files;
    }

    public String words() {
        return words;
    }

    /** The same in Spanish. */
    public String spanish() {
        return spanish;
    }

    /** The module, and the schema, in which it stands. */
    public String module() {
        return module;
    }

    /** Areas of the storage that belong to it. */
    public Set<String> files() {
        return files;
    }
}
