package org.leadnest.support.news;

import org.leadnest.kernel.FieldErrors;

/** A notice as it was typed; the Spanish part is both or neither. */
public record NoticeForm(String subject, String words, String asunto, String palabras) {
    static final NoticeForm BLANK = new NoticeForm("", "", "", "");

    NoticeForm stripped() {
        return new NoticeForm(subject.strip(), lines(words), asunto.strip(), lines(palabras));
    }

    private static String lines(String text) {
        return text.strip().replace("\r\n", "\n");
    }

    FieldErrors errors() {
        boolean spanish = !asunto.isBlank() || !palabras.isBlank();
        return new FieldErrors()
                .expect(fits(subject, Notice.MOST_SUBJECT), "subject", "expected a subject of 1 to 200 characters")
                .expect(fits(words, Notice.MOST_WORDS), "words", "expected a text of 1 to 10,000 characters")
                .expect(
                        !spanish || fits(asunto, Notice.MOST_SUBJECT),
                        "asunto",
                        "expected a subject of 1 to 200 characters beside the Spanish text")
                .expect(
                        !spanish || fits(palabras, Notice.MOST_WORDS),
                        "palabras",
                        "expected a text of 1 to 10,000 characters beside the Spanish subject");
    }

    private static boolean fits(String text, int most) {
        return !text.isBlank() && text.length() <= most;
    }
}
