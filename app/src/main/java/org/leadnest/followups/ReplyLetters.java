package org.leadnest.followups;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.leadnest.accounts.Accounts;
import org.leadnest.accounts.User;
import org.leadnest.kernel.AccountId;
import org.leadnest.kernel.EmailAddress;
import org.leadnest.kernel.UserId;
import org.leadnest.leads.Lead;
import org.leadnest.leads.LeadId;
import org.leadnest.leads.Leads;
import org.leadnest.leads.Owner;
import org.leadnest.messaging.Channel;
import org.leadnest.messaging.Correspondence;
import org.leadnest.platform.jobs.JobHandler;
import org.leadnest.platform.mail.LetterSamples;
import org.leadnest.platform.mail.MailKind;
import org.leadnest.platform.mail.Postman;
import org.leadnest.platform.mail.ProductLetter;
import org.leadnest.platform.mail.Wording;
import org.leadnest.platform.mail.Wordings;
import org.leadnest.platform.tenancy.Tenancy;
import org.leadnest.platform.web.Links;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Tells the agent who looks after a lead that it wrote, by a mail that they may end. What was written stays inside; nobody is
 * told of what was read meanwhile, nor twice within {@link #PAUSE} of the same lead.
 */
@Component
class ReplyLetters implements JobHandler, LetterSamples {
    static final String NAME = "followups.reply-letter";
    static final Duration PAUSE = Duration.ofMinutes(30);

    private final Leads leads;
    private final Correspondence correspondence;
    private final Accounts accounts;
    private final Postman postman;
    private final Links links;
    private final TransactionTemplate transactions;
    private final InstantSource clock;

    ReplyLetters(
            Leads leads,
            Correspondence correspondence,
            Accounts accounts,
            Postman postman,
            Links links,
            TransactionTemplate transactions,
            InstantSource clock) {
        this.leads = leads;
        this.correspondence = correspondence;
        this.accounts = accounts;
        this.postman = postman;
        this.links = links;
        this.transactions = transactions;
        this.clock = clock;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public void run(AccountId account, UUID person) {
        transactions.executeWithoutResult(
                status -> leads.find(new LeadId(person)).ifPresent(this::tell));
    }

    private void tell(Lead lead) {
        Owner owner = lead.owner();
        if (owner != null) {
            correspondence
                    .takeUntold(lead.id().value(), clock.instant(), PAUSE)
                    .ifPresent(channel -> postman.post(letter(
                                    Tenancy.required(),
                                    accounts.user(owner.id()),
                                    lead.name(),
                                    channel,
                                    "/app/leads/" + lead.id())
                            .about(Set.of(lead.id().value()))));
        }
    }

    private ProductLetter letter(AccountId account, User agent, String lead, Channel channel, String path) {
        boolean sms = channel == Channel.SMS;
        Wordings words = new Wordings(
                new Wording(
                        lead + " wrote to you",
                        lead + " wrote " + (sms ? "a text" : "an e-mail")
                                + " to you. What waits for an answer stands in the inbox.",
                        "Read and answer"),
                new Wording(
                        lead + " le escribió",
                        lead + " le escribió " + (sms ? "un mensaje de texto" : "un correo")
                                + ". Lo que espera respuesta está en el buzón.",
                        "Leer y responder"));
        return new ProductLetter(
                        account,
                        "lead-replied",
                        agent.email(),
                        agent.name(),
                        words.greeting(agent.name()),
                        Optional.of(links.to(path)))
                .endableBy(agent.id(), MailKind.REPLIES);
    }

    /** Nobody is told by mail; the inbox shows it all the same. */
    @Override
    public void gaveUp(AccountId account, UUID person, String reason) {}

    @Override
    public List<ProductLetter> samples() {
        User maya = new User(
                UserId.of("00000000-0000-4000-8000-000000000002"),
                "Maya",
                new EmailAddress("maya@harbor.example"),
                true);
        AccountId account = AccountId.of("00000000-0000-4000-8000-000000000003");
        return List.of(
                letter(account, maya, "Ana Lopez", Channel.SMS, "/app/leads"),
                letter(account, maya, "Ana Lopez", Channel.EMAIL, "/app/leads"));
    }
}
