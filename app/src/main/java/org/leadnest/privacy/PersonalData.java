package org.leadnest.privacy;

import java.util.List;

/**
 * What a module keeps about people. Each module with personal data has one bean of it; together they are the map of
 * personal data, which the record of processing shows and the erasure of a closed account walks.
 */
public interface PersonalData {
    /** The module's name, as packages and schemas have it. */
    String module();

    List<Kind> kinds();

    /** Rows that a law wants kept beyond the account. */
    default List<KeptRecord> kept() {
        return List.of();
    }

    /** Rows that go after a time, while the account goes on. */
    default List<Retention> retention() {
        return List.of();
    }

    /** Rows that go after a time by other means. */
    default List<KeptElsewhere> elsewhere() {
        return List.of();
    }

    /**
     * Removes what the module keeps about the account of the running code, but what {@link #kept} names. Runs outside of a
     * transaction, in slices; it is called again after a failure. Every table of the module's schema with an account column
     * is emptied without a word of the module's: one that is added later is not forgotten.
     */
    default void erase(Erasure erasure) {
        erasure.tables(module());
    }

    /**
     * Instead of {@link #erase}, while a legal hold keeps the whole module: makes sure that its rows are found as the account's
     * later, when the account has no users any more.
     */
    default void heldOver() {}

    /** How long most of it is kept. */
    String WITH_ACCOUNT = "While the account is open; erased within 90 days after an owner closes it.";

    /** Who receives what nobody outside does. */
    String NOBODY = "Nobody outside.";

    /** On what it rests (GDPR, articles 6 and 28). */
    enum Basis {
        CONTRACT("The contract with the user: GDPR art. 6(1)(b)"),
        CUSTOMER("On behalf of the customer, who decides: GDPR art. 28"),
        SAFETY("Legitimate interest in a safe service: GDPR art. 6(1)(f)"),
        LAW("A duty by law: GDPR art. 6(1)(c)");

        private final String words;

        Basis(String words) {
            this.words = words;
        }

        public String words() {
            return words;
        }
    }

    /**
     * One purpose, and what is kept for it.
     *
     * @param what such as "names, addresses and numbers of leads"
     * @param why the purpose it is kept for
     * @param retention how long, in a sentence
     * @param receivers who gets it, in a sentence
     * @param tables in which it stands
     */
    record Kind(String what, String why, Basis basis, String retention, String receivers, List<String> tables) {}
}
