package org.leadnest.leads.routing;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.leadnest.accounts.Accounts;
import org.leadnest.accounts.Member;
import org.leadnest.accounts.Role;
import org.leadnest.accounts.User;
import org.leadnest.kernel.AccountId;
import org.leadnest.kernel.EmailAddress;
import org.leadnest.kernel.UserId;
import org.leadnest.leads.FiledInquiry;
import org.leadnest.leads.Inquiry;
import org.leadnest.leads.Lead;
import org.leadnest.platform.mail.LetterSamples;
import org.leadnest.platform.mail.MailKind;
import org.leadnest.platform.mail.Postman;
import org.leadnest.platform.mail.ProductLetter;
import org.leadnest.platform.tenancy.Tenancy;
import org.leadnest.platform.web.Links;
import org.springframework.stereotype.Component;

/** What routing writes to the people of the account; each letter leads to the lead. */
@Component
class Letters implements LetterSamples {
    private final Accounts accounts;
    private final Postman postman;
    private final Links links;

    Letters(Accounts accounts, Postman postman, Links links) {
        this.accounts = accounts;
        this.postman = postman;
        this.links = links;
    }

    void assigned(Lead lead, UserId to) {
        post(
                to,
                LetterWords.assigned(
                        lead.name(),
                        lead.source() == null ? null : lead.source().name(),
                        path(lead)),
                about(lead));
    }

    void assigned(int leads, UserId to) {
        post(to, LetterWords.assigned(leads, "/app/leads?owner=" + to), Set.of());
    }

    void cameAgain(Lead lead, FiledInquiry filed, UserId owner) {
        post(owner, LetterWords.cameAgain(lead.name(), asked(filed), path(lead)), about(lead));
    }

    void offered(Lead lead, FiledInquiry filed, UserId to, int minutes) {
        post(to, LetterWords.offered(asked(filed), minutes), about(lead));
    }

    void fellThrough(Lead lead, List<Member> members) {
        managers(members, LetterWords.fellThrough(path(lead)), about(lead));
    }

    void unanswered(Lead lead, List<Member> members, LetterWords.Waiting waiting) {
        managers(members, LetterWords.unanswered(lead.name(), waiting, path(lead)), about(lead));
    }

    private static Set<UUID> about(Lead lead) {
        return Set.of(lead.id().value());
    }

    /** Tells whoever leaves where their own leads are. */
    void farewell(UserId to, String company, String path) {
        post(to, LetterWords.farewell(company, path), Set.of());
    }

    private static String path(Lead lead) {
        return "/app/leads/" + lead.id();
    }

    private void managers(List<Member> members, LetterWords words, Set<UUID> about) {
        members.stream()
                .filter(member -> member.role() == Role.OWNER || member.role() == Role.ADMIN)
                .forEach(member -> post(member.user(), words, about));
    }

    private static Asked asked(FiledInquiry filed) {
        Inquiry inquiry = filed.inquiry();
        return new Asked(
                inquiry.type(),
                filed.source(),
                inquiry.home() == null ? null : inquiry.home().line());
    }

    private void post(UserId to, LetterWords words, Set<UUID> about) {
        postman.post(letter(Tenancy.required(), accounts.user(to), words).about(about));
    }

    private ProductLetter letter(AccountId account, User user, LetterWords words) {
        ProductLetter letter = new ProductLetter(
                account,
                words.kind(),
                user.email(),
                user.name(),
                words.words().greeting(user.name()),
                Optional.of(links.to(words.path())));
        return words.endable() ? letter.endableBy(user.id(), MailKind.LEADS) : letter;
    }

    @Override
    public List<ProductLetter> samples() {
        User maya = new User(new UserId(new UUID(0, 2)), "Maya", new EmailAddress("maya@harbor.example"), true);
        Asked asked = new Asked(Inquiry.Type.PROPERTY_INQUIRY, "Zillow", "18 Harbor Lane");
        return Stream.of(
                        LetterWords.assigned("Ana Lopez", "Zillow", "/app/leads"),
                        LetterWords.assigned(12, "/app/leads"),
                        LetterWords.cameAgain("Ana Lopez", asked, "/app/leads"),
                        LetterWords.offered(asked, 15),
                        LetterWords.fellThrough("/app/leads"),
                        LetterWords.farewell("Harbor Realty", "/own-leads/sample"),
                        LetterWords.unanswered("Ana Lopez", LetterWords.Waiting.UNCLAIMED, "/app/leads"),
                        LetterWords.unanswered("Ana Lopez", LetterWords.Waiting.AWAY, "/app/leads"),
                        LetterWords.unanswered("Ana Lopez", LetterWords.Waiting.UNANSWERED, "/app/leads"))
                .map(words -> letter(new AccountId(new UUID(0, 1)), maya, words))
                .toList();
    }
}
