package org.leadnest.platform.mail;

/**
 * Mail of the product that its reader may end, kind by kind. Everything else is transactional and is always sent. The order
 * stands in links that were mailed: new kinds come last.
 */
public enum MailKind {
    WELCOME("First steps", "Primeros pasos", "A few letters in the first two weeks that show what to do next"),
    DIGEST("Weekly digest", "Resumen semanal", "What your leads, tasks and deals did in the week, on Monday mornings"),
    NOTICES("Product notices", "Novedades del producto", "What is new in LeadNest, and what changes"),
    LEADS("Your leads", "Sus prospectos", "A lead that was given or offered to you, or that asked again"),
    REPLIES("Replies", "Respuestas", "That a lead of yours wrote back, at most every half hour for each"),
    TASKS("Tasks of the day", "Tareas del día", "What is due today or overdue, each morning on which something is");

    private final String label;
    private final String etiqueta;
    private final String text;

    MailKind(String label, String etiqueta, String text) {
        this.label = label;
        this.etiqueta = etiqueta;
        this.text = text;
    }

    public String label() {
        return label;
    }

    public String label(MailLanguage language) {
        return language.choose(label, etiqueta);
    }

    public String text() {
        return text;
    }
}
