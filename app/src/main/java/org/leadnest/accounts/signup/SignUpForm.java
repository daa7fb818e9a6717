package org.leadnest.accounts.signup;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.leadnest.accounts.NewAccount;
import org.leadnest.accounts.passwords.PasswordRules;
import org.leadnest.kernel.AccountId;
import org.leadnest.kernel.EmailAddress;
import org.leadnest.kernel.FieldErrors;
import org.leadnest.kernel.Ids;
import org.leadnest.kernel.PhoneNumber;
import org.leadnest.kernel.UserId;

/** What was typed into the sign-up page. @param website a field that people do not see, and programs fill in */
record SignUpForm(
        @Nullable String name,
        @Nullable String company,
        @Nullable String email,
        @Nullable String phone,
        @Nullable String password,
        @Nullable Boolean age,
        @Nullable Boolean terms,
        @Nullable String website) {
    private static final int NAME_LENGTH = 200;

    FieldErrors check(PasswordRules rules) {
        FieldErrors errors = new FieldErrors();
        errors.expect(fits(name), "name", "expected your name, up to 200 characters");
        errors.expect(
                fits(company), "company", "expected the name of your brokerage or your own, up to 200 characters");
        errors.expect(mailbox().isPresent(), "email", "expected an e-mail address such as maya@example.com");
        errors.expect(
                mailbox().filter(DisposableMail::disposable).isEmpty(),
                "email",
                "expected an address that lasts: this one is of a service for throw-away mail");
        errors.expect(
                text(phone).isEmpty() || dialled().isPresent(),
                "phone",
                "expected a phone number such as (305) 555-0123, or nothing");
        rules.objection(password == null ? "" : password, List.of(text(name), text(company), text(email)))
                .ifPresent(objection -> errors.add("password", objection));
        errors.expect(yes(age), "age", "LeadNest is not for people under 16");
        errors.expect(yes(terms), "terms", "an account needs your agreement");
        return errors;
    }

    /** The account that a valid form asks for. */
    NewAccount account(String passwordHash) {
        return new NewAccount(
                new AccountId(Ids.next()),
                new UserId(Ids.next()),
                text(company),
                text(name),
                mailbox().orElseThrow(),
                dialled(),
                passwordHash,
                false);
    }

    /** Whether it was a program that filled in the form. */
    boolean trapped() {
        return !text(website).isEmpty();
    }

    Optional<EmailAddress> mailbox() {
        return EmailAddress.parse(text(email));
    }

    private Optional<PhoneNumber> dialled() {
        return PhoneNumber.parse(text(phone));
    }

    SignUpPage page(FieldErrors errors) {
        return new SignUpPage(
                text(name), text(company), text(email), text(phone), yes(age), yes(terms), errors.ordered());
    }

    private static boolean fits(@Nullable String value) {
        String text = text(value);
        return !text.isEmpty() && text.codePointCount(0, text.length()) <= NAME_LENGTH;
    }

    private static boolean yes(@Nullable Boolean ticked) {
        return Boolean.TRUE.equals(ticked);
    }

    private static String text(@Nullable String value) {
        return value == null ? "" : value.strip();
    }
}
