package org.leadnest.demo;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/**
 * Two hundred people who might have asked Harbor Realty. Names are combined at random from a fixed seed; mailboxes are at
 * example.com (RFC 2606) and phones end in 555-01xx, so that nobody real is meant.
 */
final class DemoPeople {
    static final int COUNT = 200;
    private static final long SEED = 1843;
    /** Each half of the people has two area codes of its own, so that no two share a number. */
    private static final int[] AREAS = {978, 617, 781, 508};

    private static final String[] FIRST = {
        "Amara", "Ben", "Camille", "Diego", "Elena", "Farid", "Grace", "Hiro", "Imani", "Jonah", "Keiko", "Liam",
        "Marisol", "Nadia", "Owen", "Priya", "Quentin", "Rosa", "Samir", "Tessa", "Ulrich", "Valeria", "Wes", "Ximena",
        "Yusuf", "Zoe", "Anneliese", "Brendan", "Chidi", "Dolores"
    };
    private static final String[] LAST = {
        "Abbott", "Baptiste", "Castellano", "Donnelly", "Eriksen", "Fontaine", "Gallagher", "Hassan", "Ibarra",
        "Jankowski", "Kowalczyk", "Lindqvist", "Moreau", "Nakamura", "O'Brien", "Pereira", "Quigley", "Rahman",
        "Santoro", "Thibodeau", "Ueda", "Vargas", "Whitcomb", "Yamada", "Zielinski"
    };
    private static final String[] SOURCES = {
        "Website", "Zillow", "Zillow", "Realtor.com", "Open house", "Referral", "Sign call", "Past client"
    };
    private static final String[] TAGS = {
        "first-time buyer", "relocating", "cash", "seller", "investor", "waterfront", "condo", "downsizing"
    };
    private static final String[] ASKS = {
        "Is the house still available? We could come by on Saturday.",
        "What are the yearly taxes, and is the basement dry?",
        "We are moving in the spring and would like three bedrooms near the station.",
        "Could you tell me what our house might be worth?",
        "Please send me homes like this one under 450,000.",
        "Is there room for a small boat trailer?",
        "Do the owners leave the appliances?"
    };

    private DemoPeople() {}

    /**
     * @param day day of the ninety on which the person asks, 0 is the first
     * @param warmth 0 to 99: how likely the person is to answer and to go on
     */
    record Person(
            String first,
            String last,
            String email,
            String phone,
            String source,
            String state,
            List<String> tags,
            String ask,
            int day,
            int warmth) {}

    static List<Person> all(int days) {
        Random random = new Random(SEED);
        List<Person> people = new ArrayList<>();
        for (int i = 0; i < COUNT; i++) {
            String first = pick(FIRST, random);
            String last = pick(LAST, random);
            String mailbox = (first + "." + last + i).toLowerCase(Locale.ROOT).replace("'", "");
            people.add(new Person(
                    first,
                    last,
                    mailbox + "@example.com",
                    "+1%d555%04d".formatted(AREAS[i / 100 * 2 + i % 2], 100 + i % 100),
                    pick(SOURCES, random),
                    random.nextInt(10) == 0 ? "NH" : "MA",
                    random.nextInt(3) == 0 ? List.of(pick(TAGS, random)) : List.of(),
                    pick(ASKS, random),
                    day(days, random),
                    random.nextInt(100)));
        }
        return people;
    }

    /** More people ask lately than long ago. */
    private static int day(int days, Random random) {
        return (int) Math.min(days - 1, Math.sqrt(random.nextDouble()) * days);
    }

    private static String pick(String[] from, Random random) {
        return from[random.nextInt(from.length)];
    }
}
