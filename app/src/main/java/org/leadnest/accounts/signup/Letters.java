package org.leadnest.accounts.signup;

import java.util.Optional;
import org.leadnest.accounts.Accounts;
import org.leadnest.accounts.User;
import org.leadnest.kernel.AccountId;
import org.leadnest.kernel.EmailAddress;
import org.leadnest.platform.mail.Postman;
import org.leadnest.platform.mail.ProductLetter;
import org.leadnest.platform.web.Links;
import org.springframework.stereotype.Component;

/** Writes this module's mails. All are transactional: they answer something that the reader, or a stranger, just did. */
@Component
public class Letters {
    private static final String NOT_YOU = "If this was not you, ignore this mail: nothing happens without the link.";

    private final Postman postman;
    private final Links links;

    Letters(Postman postman, Links links) {
        this.postman = postman;
        this.links = links;
    }

    void verification(AccountId account, User user, Secret secret) {
        String text = "Please confirm that this is your address. The link works once, for 24 hours.\n\n" + NOT_YOU;
        String url = links.to("/verify-email?token=" + secret.text());
        post(account, "verification", user, "Confirm your e-mail address", text, "Confirm my address", url);
    }

    void alreadyHere(AccountId account, User user) {
        String text = "Somebody, perhaps you, tried to open a LeadNest account with this address. There is one already,"
                + " so nothing was changed. Sign in with your password, or set a new one if you have forgotten it.";
        String url = links.to("/forgot-password");
        post(
                account,
                "already-registered",
                user,
                "You already have a LeadNest account",
                text,
                "Set a new password",
                url);
    }

    void notOpened(EmailAddress address) {
        String text = "Hello,\n\nsomebody, perhaps you, asked for a LeadNest account with this address. We did not open"
                + " one: the address belonged to an account that was closed for fraud. If that is a mistake, tell us, and a"
                + " person looks at it.";
        postman.post(new ProductLetter(
                Accounts.HOUSE,
                "not-opened",
                address,
                address.value(),
                "No LeadNest account was opened",
                text,
                Optional.of(new ProductLetter.Action("Write to us", links.to("/contact")))));
    }

    public void welcome(AccountId account, User user) {
        String text = "Your address is confirmed and your account is ready.\n\n"
                + "A good first hour: import your leads from a CSV file, build a two-step follow-up sequence, and enter"
                + " one listing to see its description written from facts. Your trial runs for 14 days, without a card.";
        post(account, "welcome", user, "Welcome to LeadNest", text, "Open your dashboard", links.to("/app"));
    }

    public void passwordReset(AccountId account, User user, Secret secret) {
        String text = "You asked for a new password. The link works once, for one hour.\n\n" + NOT_YOU;
        String url = links.to("/reset-password?token=" + secret.text());
        post(account, "password-reset", user, "Set a new password", text, "Set a new password", url);
    }

    public void passwordChanged(AccountId account, User user) {
        String text = "The password of your LeadNest account was changed, and every other session was ended.\n\n"
                + "If this was not you, set a new password at once and write to us.";
        String url = links.to("/forgot-password");
        post(account, "password-changed", user, "Your password was changed", text, "This was not me", url);
    }

    /** @param what where, when and by what, in a sentence */
    public void newDevice(AccountId account, User user, String what) {
        String text = what + "\n\nIf it was you, all is well. If not, end that session and set a new password at once.";
        String url = links.to("/app/settings/sessions");
        post(account, "new-device", user, "New sign-in to your account", text, "See where you are signed in", url);
    }

    public void locked(AccountId account, User user, Secret secret) {
        String text =
                "Somebody tried more than a hundred wrong passwords for your account, so signing in by password is"
                        + " closed for a day. If you know your password, open it again with this link, which works once, for 24"
                        + " hours. A passkey or Google still opens your account, and so does a new password.";
        String url = links.to("/unlock?token=" + secret.text());
        post(account, "sign-in-locked", user, "Your sign-in is locked", text, "Open my sign-in again", url);
    }

    /** Tells that a Google account opens this one, or does no more. */
    public void google(AccountId account, User user, String subject, String text) {
        String more = text + "\n\nIf this was not you, set a new password at once and write to us.";
        post(account, "google", user, subject, more, "See your settings", links.to("/app/settings"));
    }

    /** Tells of handing an account over. */
    public void handover(AccountId account, User user, String subject, String text) {
        post(account, "handover", user, subject, text, "See it", links.to("/app/settings/handover"));
    }

    /** Tells of a change around the second factor. */
    public void secondFactor(AccountId account, User user, String subject, String text) {
        String more = text + "\n\nIf this was not you, set a new password at once and write to us.";
        String url = links.to("/app/settings/second-factor");
        post(account, "second-factor", user, subject, more, "See two-step sign-in", url);
    }

    private void post(
            AccountId account, String kind, User user, String subject, String text, String label, String url) {
        ProductLetter letter = new ProductLetter(
                account,
                kind,
                user.email(),
                user.name(),
                subject,
                "Hello " + user.name() + ",\n\n" + text,
                Optional.of(new ProductLetter.Action(label, url)));
        postman.post(letter);
    }
}
