package org.leadnest.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.leadnest.accounts.Accounts;
import org.leadnest.accounts.Actor;
import org.leadnest.accounts.profile.Profile;
import org.leadnest.accounts.profile.Profiles;
import org.leadnest.kernel.AccountId;
import org.leadnest.kernel.EmailAddress;
import org.leadnest.platform.mail.LetterSamples;
import org.leadnest.platform.mail.MailKind;
import org.leadnest.platform.mail.MailLanguage;
import org.leadnest.platform.mail.Postman;
import org.leadnest.platform.mail.ProductLetter;
import org.leadnest.platform.mail.Wording;
import org.leadnest.platform.mail.Wordings;
import org.leadnest.platform.tenancy.Tenancy;
import org.leadnest.testkit.Cast;
import org.leadnest.testkit.LeadNestTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.transaction.support.TransactionTemplate;

/** The product writes to its users in the language of their profile: every letter, all of it. */
@LeadNestTest
class MailLanguageTests {
    /** Words of every English sentence, and of no Spanish one. */
    private static final Pattern ENGLISH = Pattern.compile(
            "\\b(the|your|you|and|is|are|was|were|this|that|with|has|have|will|if|of|to|it|for|not|nothing|see|open)\\b",
            Pattern.CASE_INSENSITIVE);

    /** What the interface calls by an English name is called by it, in quotation marks. */
    private static final Pattern QUOTED = Pattern.compile("«[^»]*»");

    /** Of every Spanish sentence, and of no English one. */
    private static final Pattern SPANISH =
            Pattern.compile("\\b(el|la|los|su|sus|un|una|que|de|en|se|por|con)\\b", Pattern.CASE_INSENSITIVE);

    /** Content that its writers wrote in English, which no letter translates. */
    private static final Set<String> OTHERS_WORDS = Set.of(
            "Switch Even light on and try again.",
            "My photos stay grey",
            "A suit about a sale in which your account's messages are evidence",
            "Your question about Alder Way",
            "would Saturday suit you?",
            "Hello Ana,",
            "Step 1: E-mail",
            "Open LeadNest");

    @Autowired
    private List<LetterSamples> modules;

    @Autowired
    private ProductMail mail;

    @Autowired
    private Postman postman;

    @Autowired
    private Profiles profiles;

    @Autowired
    private Accounts accounts;

    @Autowired
    private Cast cast;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private TransactionTemplate transactions;

    @Autowired
    private MockMvcTester mvc;

    @Test
    void everyLetterSaysItInBothLanguagesWithTheSameLinks() {
        List<ProductLetter> letters = letters();
        assertThat(letters).hasSizeGreaterThan(60);
        for (ProductLetter letter : letters) {
            String name = letter.kind() + ", " + letter.in(MailLanguage.ENGLISH).subject();
            Document english = page(letter, MailLanguage.ENGLISH);
            Document spanish = page(letter, MailLanguage.SPANISH);
            assertThat(english.select("html").attr("lang")).isEqualTo("en");
            assertThat(spanish.select("html").attr("lang")).isEqualTo("es");
            assertThat(spanish.select("a").eachAttr("href"))
                    .as(name)
                    .isEqualTo(english.select("a").eachAttr("href"));
            assertThat(spanish.select("p").size())
                    .as(name)
                    .isEqualTo(english.select("p").size());
            inSpanish(name, spanish.title());
            inSpanish(name, letter.in(MailLanguage.SPANISH).subject());
            inSpanish(name, spanish.body().wholeText());
            inSpanish(name, mail.preview(letter, MailLanguage.SPANISH).text());
            assertThat(english(SPANISH, english.body().wholeText())).as(name).isEmpty();
            assertThat(spanish.body().wholeText())
                    .as(name)
                    .containsPattern(SPANISH)
                    .doesNotContain("null", "%s", "%d");
        }
    }

    @Test
    void everyKindOfLetterThatIsWrittenHasASample() throws Exception {
        Set<String> sampled =
                letters().stream().map(ProductLetter::kind).collect(Collectors.toCollection(TreeSet::new));
        assertThat(sampled)
                .contains(
                        "verification",
                        "already-registered",
                        "password-reset",
                        "password-changed",
                        "new-device",
                        "sign-in-locked",
                        "google",
                        "handover",
                        "second-factor",
                        "invitation",
                        "welcome",
                        "notice",
                        "digest",
                        "trial-ending-3",
                        "usage-80",
                        "usage-100",
                        "certificate");
        String list = mvc.get().uri("/dev/mail").exchange().getResponse().getContentAsString();
        assertThat(Jsoup.parse(list).select("a[lang=es][href^=/dev/mail/es/]"))
                .hasSize(letters().size());
    }

    @Test
    void theReadersProfileDecides() {
        Actor maya = cast.enter().maya();
        EmailAddress address = accounts.user(maya.user()).email();
        assertThat(subject(maya.account(), letter(maya, address))).isEqualTo("A letter");
        speak(maya, "es");
        assertThat(subject(maya.account(), letter(maya, address))).isEqualTo("Una carta");
        speak(maya, "en");
        assertThat(subject(maya.account(), letter(maya, address).otherwise(MailLanguage.SPANISH)))
                .as("who has chosen is not guessed about")
                .isEqualTo("A letter");
    }

    @Test
    void whoIsNotKnownReadsTheLanguageOfWhoAsksThem() {
        Actor maya = cast.enter().maya();
        EmailAddress stranger = new EmailAddress("nobody.here@example.com");
        assertThat(subject(maya.account(), letter(maya, stranger))).isEqualTo("A letter");
        assertThat(subject(maya.account(), letter(maya, stranger).otherwise(MailLanguage.SPANISH)))
                .isEqualTo("Una carta");
    }

    private static void inSpanish(String name, String text) {
        String own = text;
        for (String others : OTHERS_WORDS) {
            own = own.replace(others, "");
        }
        assertThat(english(ENGLISH, QUOTED.matcher(own).replaceAll("")))
                .as(name + ": " + text)
                .isEmpty();
    }

    /** The lines that have such a word, without addresses of pages. */
    private static List<String> english(Pattern words, String text) {
        return text.lines()
                .map(line -> line.replaceAll("https?://\\S+", ""))
                .filter(line -> words.matcher(line).find())
                .toList();
    }

    private Document page(ProductLetter letter, MailLanguage language) {
        return Jsoup.parse(mail.preview(letter, language).html());
    }

    private List<ProductLetter> letters() {
        return modules.stream().flatMap(module -> module.samples().stream()).toList();
    }

    private void speak(Actor who, String language) {
        profiles.describe(
                who.user(), new Profile.Choice(Optional.empty(), Optional.of(language), Optional.empty(), ""));
    }

    private static ProductLetter letter(Actor who, EmailAddress to) {
        return new ProductLetter(
                        who.account(),
                        "sample",
                        to,
                        "Maya",
                        new Wordings(new Wording("A letter", "Words", ""), new Wording("Una carta", "Palabras", ""))
                                .greeting("Maya"),
                        Optional.empty())
                .endableBy(who.user(), MailKind.NOTICES);
    }

    /** As it waits to be delivered. */
    private String subject(AccountId account, ProductLetter letter) {
        postman.post(letter);
        return Tenancy.as(
                        account,
                        () -> transactions.execute(status -> jdbc.sql("""
                                        select subject from messaging.messages where recipient = :to
                                         order by created_at desc, id desc limit 1
                                        """)
                                .param("to", letter.to().value())
                                .query(String.class)
                                .single()))
                .toString();
    }
}
