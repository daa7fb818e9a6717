package org.leadnest.followups.drafts;

import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.leadnest.accounts.Accounts;
import org.leadnest.accounts.Actor;
import org.leadnest.ai.Errand;
import org.leadnest.ai.Material;
import org.leadnest.leads.Tasks;
import org.leadnest.privacy.Restrictions;
import org.springframework.stereotype.Component;

/** What an agent reads before a call: where things stand, and what to say. */
@Component
class Briefings {
    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("EEEE, h:mm a", Locale.US);

    /** 47 CFR 64.1200(c)(1), in the lead's zone. */
    private static final int EARLIEST = 8;

    private static final int LATEST = 21;

    private final StoryReader stories;
    private final Tasks tasks;
    private final Voices voices;
    private final Pen pen;
    private final Restrictions restrictions;
    private final Accounts accounts;

    Briefings(StoryReader stories, Tasks tasks, Voices voices, Pen pen, Restrictions restrictions, Accounts accounts) {
        this.stories = stories;
        this.tasks = tasks;
        this.voices = voices;
        this.pen = pen;
        this.restrictions = restrictions;
        this.accounts = accounts;
    }

    boolean restricted(UUID person) {
        return restrictions.holds(person);
    }

    /** Empty where there is no such lead, or its data is not used. @param modelled whether a model is asked; slow then */
    Optional<Briefing> of(UUID person, Actor actor, boolean modelled) {
        return restricted(person)
                ? Optional.empty()
                : stories.of(person).map(story -> briefing(story, actor, modelled));
    }

    private Briefing briefing(Story story, Actor actor, boolean modelled) {
        Voice voice = voices.of(actor);
        List<StoryWords.Line> own =
                new StoryWords(story, tasks.ofLead(story.lead().id())).lines();
        CallScript script = new CallScript(story, voice);
        List<Briefing.Line> summary = own.stream()
                .map(line -> new Briefing.Line(line.text(), line.href()))
                .toList();
        String opening = script.opening(
                StoryReader.first(actor.name()),
                accounts.account(actor.account()).name());
        if (!modelled) {
            return page(story, summary, opening, script.lines(), null, actor);
        }
        Material material = Pen.material(story, voice, false);
        Pen.Written told = pen.write(
                Errand.SUMMARY,
                material,
                own.stream().map(StoryWords.Line::text).toList(),
                actor);
        Pen.Written said =
                pen.write(Errand.CALL_SCRIPT, material.in(story.spanish() ? "es" : "en"), script.lines(), actor);
        List<Briefing.Line> lines = told.fellBack()
                ? summary
                : told.parts().stream()
                        .map(part -> new Briefing.Line(part, null))
                        .toList();
        return page(story, lines, opening, said.parts(), told.fellBack() ? told : said, actor);
    }

    private Briefing page(
            Story story,
            List<Briefing.Line> summary,
            String opening,
            List<String> script,
            Pen.@Nullable Written written,
            Actor actor) {
        return new Briefing(
                story.lead().id().toString(),
                story.lead().name(),
                summary,
                opening,
                script,
                there(story),
                written == null ? "Written by LeadNest from what is kept here." : written.by(),
                written != null && written.fellBack() ? "warn" : "plain",
                pen.model(actor).orElse(null));
    }

    private static String there(Story story) {
        try {
            String zone = story.lead().timeZone();
            return zone == null ? "" : there(story.now().atZone(ZoneId.of(zone)));
        } catch (DateTimeException unknown) {
            return "";
        }
    }

    private static String there(ZonedDateTime now) {
        boolean callable = now.getHour() >= EARLIEST && now.getHour() < LATEST;
        return "It is " + CLOCK.format(now) + " there"
                + (callable ? "." : ", outside the hours for calls (8 AM to 9 PM).");
    }
}
