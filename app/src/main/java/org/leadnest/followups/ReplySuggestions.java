package org.leadnest.followups;

import java.math.BigDecimal;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.leadnest.accounts.Accounts;
import org.leadnest.accounts.Actor;
import org.leadnest.ai.Intents;
import org.leadnest.leads.Inquiries;
import org.leadnest.leads.Inquiry;
import org.leadnest.leads.LeadId;
import org.leadnest.listings.Listing;
import org.leadnest.listings.ListingKey;
import org.leadnest.listings.Listings;
import org.leadnest.messaging.AddressBook;
import org.leadnest.messaging.inbox.ReplyAdviser;
import org.springframework.stereotype.Component;

/**
 * Answers to begin with, in the language of the message: from what it wants, and from what is known about the home that the
 * lead asked for last. Written here; nothing is sent to a model or to anybody.
 */
@Component
class ReplySuggestions implements ReplyAdviser {
    private static final Pattern SPANISH = Pattern.compile(
            "(?iu)[¿¡ñ]|\\b(?:hola|gracias|quiero|puedo|podemos|cuánto|casa|está|por favor|no me|sí)\\b");
    private static final Pattern NAME = Pattern.compile("[\\p{L}'’-]{2,40}");

    private final Inquiries inquiries;
    private final Listings listings;
    private final Accounts accounts;
    private final InstantSource clock;

    ReplySuggestions(Inquiries inquiries, Listings listings, Accounts accounts, InstantSource clock) {
        this.inquiries = inquiries;
        this.listings = listings;
        this.accounts = accounts;
        this.clock = clock;
    }

    /**
     * @param home as it is called in a sentence, or empty
     * @param price in words, or empty
     * @param facts such as "3 bedrooms, 2 baths", or empty
     */
    private record Home(String home, String price, String facts) {
        static final Home UNKNOWN = new Home("", "", "");
    }

    @Override
    public Optional<Advice> advice(AddressBook.Entry person, String said, Actor actor) {
        return Intents.of(said).map(reading -> {
            boolean spanish = SPANISH.matcher(said).find();
            Home home = home(person, spanish);
            LocalDate today = LocalDate.ofInstant(
                    clock.instant(), accounts.account(actor.account()).zone());
            Words words = new Words(spanish, home, today);
            List<String> replies = words.replies(reading.intent());
            return new Advice(
                    reading.intent().words(),
                    replies.stream()
                            .map(reply -> greeted(first(person.name()), spanish) + reply + "\n\n" + first(actor.name()))
                            .toList());
        });
    }

    private static String greeted(String name, boolean spanish) {
        String hello = spanish ? "Hola" : "Hi";
        return (name.isEmpty() ? hello : hello + " " + name) + (spanish ? ": " : ", ");
    }

    /** The first name, or nothing for what is no name, such as an address. */
    private static String first(String name) {
        String first = name.strip().split("\\s+")[0];
        return NAME.matcher(first).matches() ? first : "";
    }

    private Home home(AddressBook.Entry person, boolean spanish) {
        return inquiries.list(new LeadId(person.person()), null, 1).data().stream()
                .flatMap(filed -> Stream.ofNullable(filed.inquiry().home()))
                .findFirst()
                .map(home -> home(home, spanish))
                .orElse(Home.UNKNOWN);
    }

    private Home home(Inquiry.Home asked, boolean spanish) {
        String address = asked.address() == null ? "" : asked.address().strip();
        Listing listing = asked.listing() == null
                ? null
                : listings.find(new ListingKey(asked.listing())).orElse(null);
        if (listing == null) {
            return new Home(address, "", "");
        }
        String price = listing.number("ListPrice").map("$%,.0f"::formatted).orElse("");
        List<String> facts = new ArrayList<>();
        listing.number("BedroomsTotal").ifPresent(n -> facts.add(counted(n, spanish ? "dormitorio" : "bedroom")));
        listing.bathrooms().ifPresent(n -> facts.add(counted(n, spanish ? "baño" : "bath")));
        listing.number("LivingArea")
                .ifPresent(n -> facts.add("%,.0f %s".formatted(n, spanish ? "pies cuadrados" : "square feet")));
        return new Home(address.isEmpty() ? listing.title() : address, price, String.join(", ", facts));
    }

    private static String counted(BigDecimal number, String noun) {
        return number.stripTrailingZeros().toPlainString()
                + " "
                + noun
                + (number.compareTo(BigDecimal.ONE) == 0 ? "" : "s");
    }

    /** The sentences, by intent and language. */
    private record Words(boolean spanish, Home home, LocalDate today) {
        private String day(int ahead) {
            return today.plusDays(ahead)
                    .getDayOfWeek()
                    .getDisplayName(TextStyle.FULL, spanish ? Locale.of("es") : Locale.US);
        }

        private String place() {
            return home.home().isEmpty() ? spanish ? "la propiedad" : "the home" : home.home();
        }

        List<String> replies(org.leadnest.ai.Intent intent) {
            return spanish ? inSpanish(intent) : inEnglish(intent);
        }

        private List<String> inEnglish(org.leadnest.ai.Intent intent) {
            return switch (intent) {
                case SCHEDULE ->
                    List.of(
                            "happy to show you %s. Would %s at 10 AM or %s at 5 PM work for you?"
                                    .formatted(place(), day(1), day(2)),
                            "thank you. Which day and time suit you best? I will confirm right away.");
                case INTERESTED ->
                    List.of(
                            "good to hear from you about %s. Would you like to see it in person? I could do %s at 10 AM or %s at 5 PM."
                                    .formatted(place(), day(1), day(2)),
                            "thank you for your interest in %s. What matters most to you in a home, so that I send only what fits?"
                                    .formatted(place()));
                case QUESTION ->
                    answers(
                            "thank you for asking. I will check and write back today.",
                            "here is what I have on %s: %s. I will check the rest and write back today.");
                case PRICE ->
                    home.price().isEmpty()
                            ? List.of(
                                    "thank you for asking. I will look up the figures and write back today.",
                                    "happy to go through the numbers with you. When is a good time to call?")
                            : List.of(
                                    "%s is listed at %s. Would you like the full details, or a time to see it?"
                                            .formatted(place(), home.price()),
                                    "happy to go through the numbers with you. When is a good time to call?");
                case NOT_NOW ->
                    List.of(
                            "no problem at all, thank you for telling me. Shall I check in again in three months?",
                            "thank you for letting me know. Write any time when the moment is right.");
                case WRONG_NUMBER ->
                    List.of("sorry for the mix-up, and thank you for telling me. I will correct it here.");
                case STOP -> List.of();
            };
        }

        private List<String> inSpanish(org.leadnest.ai.Intent intent) {
            return switch (intent) {
                case SCHEDULE ->
                    List.of(
                            "con gusto le muestro %s. ¿Le conviene el %s a las 10 o el %s a las 5 de la tarde?"
                                    .formatted(place(), day(1), day(2)),
                            "gracias. ¿Qué día y a qué hora le conviene? Se lo confirmo enseguida.");
                case INTERESTED ->
                    List.of(
                            "gracias por su interés en %s. ¿Le gustaría verla en persona? Podría ser el %s a las 10 o el %s a las 5 de la tarde."
                                    .formatted(place(), day(1), day(2)),
                            "gracias por escribir. ¿Qué es lo más importante para usted en una casa? Así le envío solo lo que le sirve.");
                case QUESTION ->
                    answers(
                            "gracias por preguntar. Lo reviso y le escribo hoy mismo.",
                            "esto es lo que tengo sobre %s: %s. Reviso lo demás y le escribo hoy mismo.");
                case PRICE ->
                    home.price().isEmpty()
                            ? List.of(
                                    "gracias por preguntar. Busco las cifras y le escribo hoy mismo.",
                                    "con gusto repasamos los números. ¿A qué hora puedo llamarle?")
                            : List.of(
                                    "el precio de lista de %s es de %s. ¿Le envío todos los detalles o prefiere verla?"
                                            .formatted(place(), home.price()),
                                    "con gusto repasamos los números. ¿A qué hora puedo llamarle?");
                case NOT_NOW ->
                    List.of(
                            "no hay problema, gracias por decírmelo. ¿Le escribo de nuevo en tres meses?",
                            "gracias por avisarme. Escríbame cuando sea el momento.");
                case WRONG_NUMBER -> List.of("disculpe la confusión y gracias por avisar. Lo corrijo aquí.");
                case STOP -> List.of();
            };
        }

        private List<String> answers(String plain, String withFacts) {
            return home.facts().isEmpty() ? List.of(plain) : List.of(withFacts.formatted(place(), home.facts()), plain);
        }
    }
}
