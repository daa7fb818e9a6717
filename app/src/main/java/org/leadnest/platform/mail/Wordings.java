package org.leadnest.platform.mail;

import java.util.function.Function;

/** What a letter says, in each language of the product: a letter that lacks one does not compile. */
public record Wordings(Wording english, Wording spanish) {
    /** Writes it once for each language. */
    public static Wordings of(Function<MailLanguage, Wording> writing) {
        return new Wordings(writing.apply(MailLanguage.ENGLISH), writing.apply(MailLanguage.SPANISH));
    }

    public Wording in(MailLanguage language) {
        return switch (language) {
            case ENGLISH -> english;
            case SPANISH -> spanish;
        };
    }

    /** The same words under a line that greets {@code name}. */
    public Wordings greeting(String name) {
        return of(language -> in(language).greeting(language.greeting(name)));
    }
}
