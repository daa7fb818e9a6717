package org.leadnest.accounts.signup;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.leadnest.accounts.User;
import org.leadnest.kernel.AccountId;
import org.leadnest.kernel.EmailAddress;
import org.leadnest.kernel.UserId;
import org.leadnest.platform.mail.LetterSamples;
import org.leadnest.platform.mail.ProductLetter;
import org.leadnest.platform.web.Links;
import org.springframework.stereotype.Component;

/** Each letter of this module once. */
@Component
class AccountLetterSamples implements LetterSamples {
    private static final AccountId ACCOUNT = new AccountId(new UUID(0, 1));
    private static final User READER =
            new User(new UserId(new UUID(0, 2)), "Maya", new EmailAddress("maya@harbor.example"), true);

    private final Links links;

    AccountLetterSamples(Links links) {
        this.links = links;
    }

    @Override
    public List<ProductLetter> samples() {
        List<ProductLetter> written = new ArrayList<>();
        Letters letters = new Letters(written::add, links);
        Secret secret = new Secret("sample");
        letters.verification(ACCOUNT, READER, secret);
        letters.alreadyHere(ACCOUNT, READER);
        letters.notOpened(READER.email());
        letters.componentsLate(READER.email(), List.of("GHSA-0000-0000-0000: pkg:maven/org.example/part@1.0"));
        letters.welcome(ACCOUNT, READER);
        letters.passwordReset(ACCOUNT, READER, secret);
        letters.passwordChanged(ACCOUNT, READER);
        letters.newDevice(
                ACCOUNT,
                READER,
                "Somebody signed in to your LeadNest account with a browser that we have not seen before: Firefox on"
                        + " Linux, from 203.0.113.0, on November 28, 2026, 9:14 AM.",
                "Alguien entró en su cuenta de LeadNest con un navegador que no habíamos visto antes: Firefox en Linux,"
                        + " desde 203.0.113.0, el 28 de noviembre de 2026, 9:14 a. m.");
        letters.proofCode(ACCOUNT, READER, "123456");
        letters.locked(ACCOUNT, READER, secret);
        letters.addressProof(ACCOUNT, READER, secret);
        letters.addressTaken(ACCOUNT, READER);
        letters.addressChanged(ACCOUNT, READER, new EmailAddress("maya@elsewhere.example"), secret);
        letters.addressTakenBack(ACCOUNT, READER, List.of());
        letters.addressTakenBack(
                ACCOUNT,
                READER,
                List.of(
                        TakenAway.password(),
                        TakenAway.passkey("Laptop"),
                        TakenAway.google("thief@gmail.example"),
                        TakenAway.app(),
                        TakenAway.apiKey("Website")));
        letters.googleJoined(ACCOUNT, READER, "maya@gmail.example");
        letters.googleParted(ACCOUNT, READER);
        letters.ownershipOffered(ACCOUNT, READER, "Tom", "Harbor Realty");
        letters.ownershipTaken(ACCOUNT, READER, "Tom", "Harbor Realty");
        letters.supportVisit(ACCOUNT, READER, "Harbor Realty");
        Stream.of(
                        FactorWords.on(),
                        FactorWords.off(true),
                        FactorWords.off(false),
                        FactorWords.recoveryCodeUsed(7),
                        FactorWords.passkeyAdded("Laptop"),
                        FactorWords.passkeyRemoved("Laptop"),
                        FactorWords.resetAsked("Tom"),
                        FactorWords.wasReset("Tom"))
                .forEach(change -> letters.secondFactor(ACCOUNT, READER, change));
        return written;
    }
}
