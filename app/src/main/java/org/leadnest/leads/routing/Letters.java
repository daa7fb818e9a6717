package org.leadnest.leads.routing;

import java.util.List;
import java.util.Optional;
import org.leadnest.accounts.Accounts;
import org.leadnest.accounts.Member;
import org.leadnest.accounts.Role;
import org.leadnest.accounts.User;
import org.leadnest.kernel.UserId;
import org.leadnest.leads.FiledInquiry;
import org.leadnest.leads.Lead;
import org.leadnest.platform.mail.MailKind;
import org.leadnest.platform.mail.Postman;
import org.leadnest.platform.mail.ProductLetter;
import org.leadnest.platform.tenancy.Tenancy;
import org.leadnest.platform.web.Links;
import org.springframework.stereotype.Component;

/** What routing writes to the people of the account; each letter leads to the lead. */
@Component
class Letters {
    private final Accounts accounts;
    private final Postman postman;
    private final Links links;

    Letters(Accounts accounts, Postman postman, Links links) {
        this.accounts = accounts;
        this.postman = postman;
        this.links = links;
    }

    void assigned(Lead lead, UserId to) {
        String from = lead.source() == null ? "" : " from " + lead.source().name();
        tell(
                "lead-assigned",
                to,
                "A lead for you: " + lead.name(),
                lead.name() + from + " is yours now. The sooner you answer, the likelier they talk to you.",
                "Open the lead",
                "/app/leads/" + lead.id());
    }

    void assigned(int leads, UserId to) {
        tell(
                "lead-assigned",
                to,
                leads + " leads for you",
                leads + " leads are yours now.",
                "See them",
                "/app/leads?owner=" + to);
    }

    void cameAgain(Lead lead, FiledInquiry filed, UserId owner) {
        tell(
                "lead-inquiry",
                owner,
                "New inquiry from " + lead.name(),
                filed.inquiry().type().label() + about(filed) + ".",
                "Open the lead",
                "/app/leads/" + lead.id());
    }

    void offered(Lead lead, FiledInquiry filed, UserId to, int minutes) {
        tell(
                "lead-offered",
                to,
                "A lead to claim",
                filed.inquiry().type().label() + about(filed) + ". It is offered to several of you; whoever claims it"
                        + " first has it. The offer stands for " + minutes + " minutes.",
                "See and claim it",
                "/app/leads/unclaimed");
    }

    void fellThrough(Lead lead, List<Member> members) {
        managers(
                members,
                "lead-fell-through",
                "A routing rule could not place a lead",
                "A rule wanted this lead, but its agents have left, are away or off hours. It waits in the pond.",
                lead);
    }

    void unanswered(Lead lead, List<Member> members, String what) {
        managers(members, "lead-unanswered", "A lead waits for an answer", lead.name() + ": " + what + ".", lead);
    }

    private void managers(List<Member> members, String kind, String subject, String text, Lead lead) {
        members.stream()
                .filter(member -> member.role() == Role.OWNER || member.role() == Role.ADMIN)
                .forEach(
                        member -> post(kind, member.user(), subject, text, "Open the lead", "/app/leads/" + lead.id()));
    }

    private static String about(FiledInquiry filed) {
        String home =
                filed.inquiry().home() == null ? null : filed.inquiry().home().address();
        return (filed.source() == null ? "" : " from " + filed.source()) + (home == null ? "" : " about " + home);
    }

    private void post(String kind, UserId to, String subject, String text, String label, String path) {
        post(kind, to, subject, text, new ProductLetter.Action(label, links.to(path)), Optional.empty());
    }

    /** One that the agent may end. */
    private void tell(String kind, UserId to, String subject, String text, String label, String path) {
        post(
                kind,
                to,
                subject,
                text,
                new ProductLetter.Action(label, links.to(path)),
                Optional.of(new ProductLetter.Lifecycle(to, MailKind.LEADS)));
    }

    private void post(
            String kind,
            UserId to,
            String subject,
            String text,
            ProductLetter.Action action,
            Optional<ProductLetter.Lifecycle> lifecycle) {
        User user = accounts.user(to);
        postman.post(new ProductLetter(
                Tenancy.required(),
                kind,
                user.email(),
                user.name(),
                subject,
                "Hello " + user.name() + ",\n\n" + text,
                Optional.of(action),
                lifecycle));
    }
}
