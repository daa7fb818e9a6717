package org.leadnest.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.leadnest.testkit.LeadNestTest;
import org.springframework.beans.factory.annotation.Autowired;

/** What modules declare to keep stands in the newest privacy policy, too: each declaration with the words that say it there. */
@LeadNestTest
class PolicyNamesEveryKindTests {
    /** How a declaration begins, and what the policy calls it. A new declaration fails here until the policy names it. */
    private static final Map<String, List<String>> SAID = Map.ofEntries(
            Map.entry("The account's own key for an AI provider", List.of("your own keys with carriers and an AI")),
            Map.entry("Deals: lead, owner, parties", List.of("deals with their parties")),
            Map.entry("Names, addresses and numbers of leads", List.of("Contact details of leads")),
            Map.entry("Notes, tasks, files, showings, calls", List.of("notes, tasks, files, calls and showings")),
            Map.entry("Inquiries, mail of portals", List.of("inquiries and imported files")),
            Map.entry("The words of consent that a lead saw", List.of("the words of consent that a lead saw")),
            Map.entry("Who of the account gets which lead", List.of("working hours")),
            Map.entry(
                    "Messages to and from leads and users", List.of("Messages that a customer sends and the answers")),
            Map.entry("Which letters of the product a user got", List.of("the letters to them")),
            Map.entry("Consents and their withdrawal", List.of("proofs of consent")),
            Map.entry("Keyed hashes of addresses that are not", List.of("opt-outs (a keyed hash of the address)")),
            Map.entry(
                    "Templates; names and postal addresses", List.of("their templates", "your own keys with carriers")),
            Map.entry(
                    "Requests to the support",
                    List.of("What you write to our support", "by the contact form", "two years")),
            Map.entry("Which version of a policy", List.of("Which policies you agreed to or have seen")),
            Map.entry("What a user has stopped", List.of("what you switched off")),
            Map.entry("Requests of leads about their data", List.of("requests about data (kind and dates) for two")),
            Map.entry("Decisions about cookies", List.of("your choice of cookies without who you are, for two years")),
            Map.entry("Whether the account lets outside analytics", List.of("an owner of your account let it in")),
            Map.entry("Who asked to close an account", List.of("who asked to close an account", "seven days")),
            Map.entry("Disclosures: who asked", List.of("The register of disclosures", "six years")),
            Map.entry(
                    "Legal holds: which part",
                    List.of("A **legal hold**", "what stood under a legal hold, is kept for six years")),
            Map.entry("Of an account closed for fraud", List.of("A **record of fraud**", "at most three years")),
            Map.entry(
                    "Name, e-mail address, phone, company",
                    List.of("Name, e-mail address", "role, time zone, language")),
            Map.entry("A hash of the password", List.of("a hash of your password")),
            Map.entry("Acts in an account: who", List.of("what was done in an account")),
            Map.entry(
                    "A phone number whose code", List.of("A phone number that waits for its code is kept for one day")),
            Map.entry("Countries signed in from", List.of("the country with its last city for 365 days")),
            Map.entry("Hashes of sign-in attempts", List.of("Of failed sign-ins a hash is kept for one day")),
            Map.entry(
                    "Plan, its status, Stripe’s", List.of("we keep the plan, its status and Stripe’s customer number")),
            Map.entry("What Stripe reports", List.of("what Stripe reports")),
            Map.entry("Invoices: number", List.of("invoices (number, date, sums) for seven years")),
            Map.entry("Sessions: who is signed in", List.of("Sign-ins, sessions")),
            Map.entry("Answers of the API", List.of("the answers to its calls, for one day")),
            Map.entry("How often an API key", List.of("how often an API key or a network called")),
            Map.entry("Addresses and facts of homes", List.of("facts and photos of homes, listing texts")),
            Map.entry("Enrollments: which lead", List.of("sequences")),
            Map.entry("How a user writes", List.of("how you write")),
            Map.entry(
                    "Photos as they were uploaded",
                    List.of("Location data in photos", "whose they are is never looked for")),
            Map.entry("Which texts were written", List.of("which texts were written")),
            Map.entry("Which pages and features an account uses", List.of("which pages and features", "13 months")));

    @Autowired
    private PolicyLibrary library;

    @Autowired
    private List<PersonalData> modules;

    @Test
    void everyDeclarationIsSaidInTheNewestPrivacyPolicy() {
        String policy = library.versions(Policy.PRIVACY).getFirst().body();
        Set<String> unsaid = new TreeSet<>();
        Set<String> needless = new TreeSet<>(SAID.keySet());
        modules.stream()
                .flatMap(module -> module.kinds().stream())
                .map(PersonalData.Kind::what)
                .forEach(what -> {
                    List<String> begins =
                            SAID.keySet().stream().filter(what::startsWith).toList();
                    needless.removeAll(begins);
                    if (begins.size() != 1
                            || !SAID.getOrDefault(begins.getFirst(), List.of()).stream()
                                    .allMatch(policy::contains)) {
                        unsaid.add(what);
                    }
                });
        assertThat(unsaid).isEmpty();
        assertThat(needless).as("said of nothing").isEmpty();
    }

    @Test
    void timesThatUsersWereNotToldStandThere() {
        assertThat(library.versions(Policy.PRIVACY).getFirst().body())
                .contains(
                        "erased 90 days after the last membership ended",
                        "two years after the last word of a request",
                        "kept for six years",
                        "can be taken back at any time");
    }
}
