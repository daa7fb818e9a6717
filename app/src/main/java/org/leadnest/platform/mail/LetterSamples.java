package org.leadnest.platform.mail;

import java.util.List;

/** A module's letters with sample words, written by the very code that sends them; shown in development mode. */
public interface LetterSamples {
    List<ProductLetter> samples();
}
