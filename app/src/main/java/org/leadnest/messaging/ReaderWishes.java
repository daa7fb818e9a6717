package org.leadnest.messaging;

import org.leadnest.accounts.profile.Profiles;
import org.leadnest.platform.mail.MailLanguage;
import org.leadnest.platform.mail.ProductLetter;
import org.leadnest.privacy.choices.UserChoice;
import org.leadnest.privacy.choices.UserChoices;
import org.springframework.stereotype.Component;

/** What the reader of the product's mail has chosen: which kinds, and in which language. */
@Component
class ReaderWishes {
    private final UserChoices choices;
    private final Profiles profiles;

    ReaderWishes(UserChoices choices, Profiles profiles) {
        this.choices = choices;
        this.profiles = profiles;
    }

    boolean ended(ProductLetter.Lifecycle lifecycle) {
        return !choices.allows(lifecycle.reader(), UserChoice.of(lifecycle.kind()));
    }

    /** That of the profile whose address it is; who has none there, or no profile, gets the letter's own guess. */
    MailLanguage language(ProductLetter letter) {
        return profiles.language(letter.to()).map(MailLanguage::of).orElse(letter.otherwise());
    }
}
