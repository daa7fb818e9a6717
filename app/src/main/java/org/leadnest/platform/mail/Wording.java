package org.leadnest.platform.mail;

/**
 * What a letter says, in one language.
 *
 * @param text the plain part; the HTML part is made from it by the messaging module's frame
 * @param label on the button under the text; not shown by a letter that leads nowhere
 */
public record Wording(String subject, String text, String label) {
    Wording greeting(String greeting) {
        return new Wording(subject, greeting + "\n\n" + text, label);
    }
}
