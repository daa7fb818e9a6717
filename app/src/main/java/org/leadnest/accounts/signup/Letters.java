package org.leadnest.accounts.signup;

import java.util.List;
import java.util.Optional;
import org.leadnest.accounts.Accounts;
import org.leadnest.accounts.User;
import org.leadnest.kernel.AccountId;
import org.leadnest.kernel.EmailAddress;
import org.leadnest.platform.mail.Postman;
import org.leadnest.platform.mail.ProductLetter;
import org.leadnest.platform.mail.Wordings;
import org.leadnest.platform.web.Links;
import org.springframework.stereotype.Component;

/** Writes this module's mails. All are transactional: they answer something that the reader, or a stranger, just did. */
@Component
public class Letters {
    private final Postman postman;
    private final Links links;

    Letters(Postman postman, Links links) {
        this.postman = postman;
        this.links = links;
    }

    void verification(AccountId account, User user, Secret secret) {
        post(account, "verification", user, EntryWords.VERIFICATION, "/verify-email?token=" + secret.text());
    }

    void alreadyHere(AccountId account, User user) {
        post(account, "already-registered", user, EntryWords.ALREADY_HERE, "/forgot-password");
    }

    /** Tells a user who belongs to no account how they open one. */
    void withoutAccount(AccountId account, User user) {
        post(account, "without-account", user, EntryWords.WITHOUT_ACCOUNT, "/sign-in");
    }

    void notOpened(EmailAddress address) {
        postman.post(new ProductLetter(
                Accounts.HOUSE,
                "not-opened",
                address,
                address.value(),
                EntryWords.NOT_OPENED,
                Optional.of(links.to("/contact"))));
    }

    /** Tells an operator of weaknesses that should have been mended by now. */
    public void componentsLate(EmailAddress operator, List<String> weaknesses) {
        postman.post(new ProductLetter(
                Accounts.HOUSE,
                "components",
                operator,
                operator.value(),
                OperatorWords.componentsLate(weaknesses),
                Optional.of(links.to("/ops/components"))));
    }

    public void welcome(AccountId account, User user) {
        post(account, "welcome", user, EntryWords.WELCOME, "/app");
    }

    public void passwordReset(AccountId account, User user, Secret secret) {
        post(account, "password-reset", user, EntryWords.PASSWORD_RESET, "/reset-password?token=" + secret.text());
    }

    public void passwordChanged(AccountId account, User user) {
        post(account, "password-changed", user, EntryWords.PASSWORD_CHANGED, "/forgot-password");
    }

    /**
     * @param what where, when and by what, in a sentence
     * @param suceso the same in Spanish
     */
    public void newDevice(AccountId account, User user, String what, String suceso) {
        post(account, "new-device", user, EntryWords.newDevice(what, suceso), "/app/settings/sessions");
    }

    /** @param code that shows in the session which asked for it that it is the reader */
    public void proofCode(AccountId account, User user, String code) {
        post(account, "proof-code", user, EntryWords.proofCode(code), "/app/settings/sessions");
    }

    public void locked(AccountId account, User user, Secret secret) {
        post(account, "sign-in-locked", user, EntryWords.LOCKED, "/unlock?token=" + secret.text());
    }

    /** Tells that a Google account opens this one. */
    public void googleJoined(AccountId account, User user, String address) {
        post(account, "google", user, ChangeWords.googleJoined(address), "/app/settings");
    }

    /** Tells that Google opens this account no more. */
    public void googleParted(AccountId account, User user) {
        post(account, "google", user, ChangeWords.GOOGLE_PARTED, "/app/settings");
    }

    /** Tells the member whom {@code owner} wants to hand the account {@code company} over to. */
    public void ownershipOffered(AccountId account, User user, String owner, String company) {
        post(account, "handover", user, ChangeWords.offered(owner, company), "/app/settings/handover");
    }

    /** Tells who was the owner that {@code member} is it now. */
    public void ownershipTaken(AccountId account, User user, String member, String company) {
        post(account, "handover", user, ChangeWords.taken(member, company), "/app/settings/handover");
    }

    /** Tells whoever let support in that somebody of it looks in now. */
    public void supportVisit(AccountId account, User user, String company) {
        post(account, "support-visit", user, ChangeWords.visited(company), "/app/settings/support-access");
    }

    /** Tells of a change around the second factor. */
    public void secondFactor(AccountId account, User user, FactorWords change) {
        post(account, "second-factor", user, change.wordings(), "/app/settings/second-factor");
    }

    /** Proves that whoever asked for it reads the new address, which {@code user} has here already. */
    public void addressProof(AccountId account, User user, Secret secret) {
        post(account, "address", user, AddressWords.PROOF, "/email-address?token=" + secret.text());
    }

    /** Tells the owner of an address that somebody else wanted it. */
    public void addressTaken(AccountId account, User owner) {
        post(account, "address", owner, AddressWords.TAKEN, "/app/settings/profile");
    }

    /** Tells the old address, which {@code user} has here still. */
    public void addressChanged(AccountId account, User user, EmailAddress after, Secret back) {
        post(account, "address", user, AddressWords.changed(after.value()), "/email-address/back?token=" + back.text());
    }

    /** @param taken what the user has no more, since it was made after the change */
    public void addressTakenBack(AccountId account, User user, List<TakenAway> taken) {
        post(account, "address", user, AddressWords.back(taken), "/forgot-password");
    }

    private void post(AccountId account, String kind, User user, Wordings words, String path) {
        postman.post(new ProductLetter(
                account, kind, user.email(), user.name(), words.greeting(user.name()), Optional.of(links.to(path))));
    }
}
