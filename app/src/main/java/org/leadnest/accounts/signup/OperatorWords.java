package org.leadnest.accounts.signup;

import java.util.List;
import org.leadnest.platform.mail.Wording;
import org.leadnest.platform.mail.Wordings;

/** The words of the letters to whoever runs the installation. */
final class OperatorWords {
    private OperatorWords() {}

    /** Greets by itself: operators are known here by their address. */
    static Wordings componentsLate(List<String> weaknesses) {
        String lines = "- " + String.join("\n- ", weaknesses);
        return new Wordings(
                new Wording(
                        "Weaknesses of components are late",
                        "Hello,\n\nthese known weaknesses of components in LeadNest are older than SECURITY.md allows:\n\n"
                                + lines + "\n\nInstall a release that is free of them.",
                        "See the components"),
                new Wording(
                        "Debilidades de componentes fuera de plazo",
                        "Hola:\n\nEstas debilidades conocidas de componentes de LeadNest superan el plazo que fija"
                                + " SECURITY.md:\n\n" + lines + "\n\nInstale una versión que no las tenga.",
                        "Ver los componentes"));
    }
}
