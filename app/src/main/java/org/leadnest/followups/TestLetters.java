package org.leadnest.followups;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.leadnest.accounts.Accounts;
import org.leadnest.accounts.Actor;
import org.leadnest.accounts.User;
import org.leadnest.kernel.AccountId;
import org.leadnest.kernel.EmailAddress;
import org.leadnest.kernel.UserId;
import org.leadnest.platform.mail.LetterSamples;
import org.leadnest.platform.mail.Postman;
import org.leadnest.platform.mail.ProductLetter;
import org.leadnest.platform.mail.Wording;
import org.leadnest.platform.mail.Wordings;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Mails an e-mail step to the one who writes it, as it reads for a lead. It is mail of the product: no lead hears of it. */
@Component
class TestLetters implements LetterSamples {
    private final Accounts accounts;
    private final Postman postman;

    TestLetters(Accounts accounts, Postman postman) {
        this.accounts = accounts;
        this.postman = postman;
    }

    /**
     * @param lead as whom it reads; empty for one made up
     * @return where it went
     */
    @Transactional
    public EmailAddress send(Actor writer, String sequence, SequenceEditorPage.Preview preview, Optional<UUID> lead) {
        User reader = accounts.user(writer.user());
        postman.post(letter(writer.account(), reader, sequence, preview)
                .about(lead.stream().collect(Collectors.toSet())));
        return reader.email();
    }

    private static ProductLetter letter(
            AccountId account, User reader, String sequence, SequenceEditorPage.Preview preview) {
        return new ProductLetter(
                account,
                "sequence-test",
                reader.email(),
                reader.name(),
                new Wordings(inEnglish(sequence, preview), inSpanish(sequence, preview)),
                Optional.empty());
    }

    private static Wording inEnglish(String sequence, SequenceEditorPage.Preview preview) {
        String of = sequence.isBlank() ? "a new sequence" : "\u201c" + sequence.strip() + "\u201d";
        return new Wording(
                "Test: " + (preview.subject().isBlank() ? "(no subject)" : preview.subject()),
                preview.body() + "\n\nThis is a test of " + of + ", " + preview.label()
                        + ". It went to you alone. What a lead gets also carries your account's postal address and the link to"
                        + " unsubscribe.",
                "");
    }

    /** What the step says stays in the language that it was written in. */
    private static Wording inSpanish(String sequence, SequenceEditorPage.Preview preview) {
        String of = sequence.isBlank() ? "una secuencia nueva" : "\u00ab" + sequence.strip() + "\u00bb";
        return new Wording(
                "Prueba: " + (preview.subject().isBlank() ? "(sin asunto)" : preview.subject()),
                preview.body() + "\n\nEsta es una prueba de " + of + ", «" + preview.label()
                        + "». Se envió solo a usted. Lo que recibe un prospecto lleva además la dirección postal de su cuenta y"
                        + " el enlace para darse de baja.",
                "");
    }

    @Override
    public List<ProductLetter> samples() {
        User maya = new User(
                UserId.of("00000000-0000-4000-8000-000000000002"),
                "Maya",
                new EmailAddress("maya@harbor.example"),
                true);
        return List.of(letter(
                AccountId.of("00000000-0000-4000-8000-000000000003"),
                maya,
                "New buyer",
                new SequenceEditorPage.Preview(
                        "Step 1: E-mail",
                        "mail",
                        "Your question about Alder Way",
                        "Hello Ana,\n\nwould Saturday suit you?",
                        "",
                        List.of())));
    }
}
