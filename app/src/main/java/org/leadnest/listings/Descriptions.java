package org.leadnest.listings;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.leadnest.accounts.Actor;
import org.leadnest.ai.Writer;
import org.leadnest.billing.Credits;
import org.leadnest.billing.Entitlement;
import org.leadnest.billing.Entitlements;
import org.leadnest.copydesk.Brief;
import org.leadnest.copydesk.CheckOptions;
import org.leadnest.copydesk.Copydesk;
import org.leadnest.copydesk.Description;
import org.leadnest.copydesk.Facts;
import org.leadnest.copydesk.Finding;
import org.leadnest.copydesk.Outlet;
import org.leadnest.privacy.choices.UserChoice;
import org.leadnest.privacy.choices.UserChoices;
import org.springframework.stereotype.Component;

/**
 * Texts about listings: writes them from the facts, and publishes one as the listing's remarks when nothing in it is
 * unresolved, or when somebody answers for it by name and reason.
 */
@Component
public class Descriptions {
    private static final int MOST_OF_A_MESSAGE = 20_000;

    private final Listings listings;
    private final Writer writer;
    private final UserChoices choices;
    private final Entitlements entitlements;
    private final Texts texts;
    private final WritingStream stream;
    private final ListingFacts facts;
    private final HouseRules house;

    Descriptions(
            Listings listings,
            Writer writer,
            UserChoices choices,
            Entitlements entitlements,
            Texts texts,
            WritingStream stream,
            ListingFacts facts,
            HouseRules house) {
        this.facts = facts;
        this.house = house;
        this.stream = stream;
        this.choices = choices;
        this.texts = texts;
        this.listings = listings;
        this.writer = writer;
        this.entitlements = entitlements;
    }

    /** The outcome of {@link #write}. */
    public sealed interface Writing {
        record Written(Description description) implements Writing {}

        /** The account's plan does not write now; the reason says what would help. */
        record NotPaid(String reason) implements Writing {}
    }

    /** The text, kept as a version, or nothing when there is no such listing. May wait for a remote model: not inside a transaction. */
    public Optional<Writing> write(ListingKey key, Brief brief, Actor actor) {
        return listings.find(key).map(listing -> {
            Entitlement entitlement = entitlements.of(actor.account());
            if (!entitlement.ai()) {
                return new Writing.NotPaid(entitlement.reason());
            }
            Facts known = facts.of(listing);
            List<String> rules = house.lines();
            Description description = choices.allows(actor.user(), UserChoice.OUTSIDE_AI)
                    ? writer.describe(known, brief, rules, stream.listener(key, actor))
                    : writer.describeHere(known, brief, rules);
            return switch (listings.noteDescription(key, description.engine(), actor)) {
                case Credits.Taking.Taken _ -> {
                    texts.keep(key, brief, description.text(), description.sentences(), description.engine(), actor);
                    yield new Writing.Written(description);
                }
                case Credits.Taking.UsedUp usedUp -> new Writing.NotPaid(usedUp.reason());
            };
        });
    }

    /** The brief for public remarks of that listing, as long as its MLS takes them; nothing when there is no such listing. */
    public Optional<Brief> forRemarks(ListingKey key) {
        return listings.find(key).map(ListingViews::remarks);
    }

    /**
     * What is to be said against {@code text} about that listing, with the brokerage's own lines: in the language of the
     * brief, and what somebody would have to answer for in whichever language it is said.
     */
    public List<Finding> check(Listing listing, String text, Brief brief) {
        Facts known = facts.of(listing);
        CheckOptions options = options(listing, text, brief);
        List<Finding> findings = new ArrayList<>(Copydesk.check(text, known, options));
        for (Finding open : Copydesk.unresolved(text, known, options)) {
            boolean said = findings.stream()
                    .anyMatch(other -> other.rule().equals(open.rule())
                            && other.start() <= open.end()
                            && open.start() <= other.end());
            if (!said) {
                findings.add(open);
            }
        }
        findings.sort(Comparator.comparingInt(Finding::start));
        return List.copyOf(findings);
    }

    private CheckOptions options(Listing listing, String text, Brief brief) {
        return new CheckOptions(
                limit(text, brief), brief.outlet(), brief.language(), listing.text("StateOrProvince"), house.lines());
    }

    /** The limit of alternative text is that of a line, one line a photo. */
    private static int limit(String text, Brief brief) {
        boolean linesFit = text.lines().allMatch(line -> line.length() <= brief.limit());
        return brief.outlet() == Outlet.ALT_TEXT && linesFit ? 0 : brief.limit();
    }

    /**
     * What keeps {@code text} from being sent to people as a message about that listing, in words; nothing when it may be.
     * It is read in whichever language it is in.
     */
    public List<String> againstSending(Listing listing, String text, boolean email) {
        Brief brief = Brief.of(email ? Outlet.EMAIL : Outlet.SMS).withLimit(MOST_OF_A_MESSAGE);
        return Copydesk.blocking(text, facts.of(listing), options(listing, text, brief)).stream()
                .map(finding -> finding.excerpt().isEmpty()
                        ? finding.reason()
                        : "“" + finding.excerpt() + "”: " + finding.reason())
                .distinct()
                .toList();
    }

    /** Who answers for a text that is published against a finding, and why. */
    public record Override(String name, String reason) {}

    /** The outcome of publishing remarks. */
    public sealed interface Publishing {
        record Published(Listing listing) implements Publishing {}

        /** Claims or rules are unresolved, and nobody answered for them. */
        record Withheld(List<Finding> findings) implements Publishing {}

        record Refused(String reason) implements Publishing {}
    }

    /** Keeps a text that came from a file and does not stand, as a version that waits for somebody to look at it. */
    public void keepAside(ListingKey key, String text, Actor actor) {
        Brief brief = Brief.of(Outlet.MLS);
        boolean there = texts.list(key, Outlet.MLS).stream()
                .anyMatch(kept -> kept.body().equals(text));
        if (!there) {
            texts.keep(key, brief, text, List.of(), ListingText.FILE, actor);
        }
    }

    /** Against findings only with somebody who answers for them. What is published is kept as a version. */
    public Optional<Publishing> publish(
            ListingKey key, String text, Brief brief, @Nullable Override override, Actor actor) {
        return listings.publishRemarks(key, text, override, actor).map(saving -> switch (saving) {
            case Saving.Saved saved -> {
                Brief asRemarks = new Brief(Outlet.MLS, brief.tone(), brief.language(), brief.limit(), brief.seed());
                texts.keep(key, asRemarks, text, List.of(), "", actor);
                yield new Publishing.Published(saved.listing());
            }
            case Saving.Withheld withheld -> new Publishing.Withheld(withheld.findings());
            case Saving.Refused refused ->
                new Publishing.Refused(
                        String.join("; ", refused.errors().ordered().values()));
            case Saving.Outdated _ -> new Publishing.Refused("the listing has changed meanwhile; publish again");
        });
    }
}
