package org.leadnest.followups.drafts;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.leadnest.leads.Inquiry;
import org.leadnest.leads.Phrases;
import org.leadnest.leads.Task;

/** Where things stand with a lead, in our own words; each line leads to the row that it tells of. */
final class StoryWords {
    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("EEEE, MMMM d, h:mm a", Locale.US);
    private static final int QUOTED = 160;

    private final Story story;
    private final List<Task> open;

    StoryWords(Story story, List<Task> tasks) {
        this.story = story;
        this.open = tasks.stream().filter(task -> task.doneAt() == null).toList();
    }

    /** @param href of the row's own page; null when there is none */
    record Line(String text, @Nullable String href) {}

    static String moment(Instant at, ZoneId zone) {
        return MOMENT.format(at.atZone(zone));
    }

    List<Line> lines() {
        List<Line> lines = new ArrayList<>();
        asked(lines);
        talked(lines);
        shown(lines);
        if (!open.isEmpty()) {
            String more = open.size() == 1 ? "" : ", and %d more".formatted(open.size() - 1);
            lines.add(new Line("To do: " + open.getFirst().title() + more + ".", "/app/tasks"));
        }
        lines.add(new Line("Next: " + next() + ".", null));
        return lines;
    }

    private void asked(List<Line> lines) {
        if (story.asked() == null) {
            lines.add(new Line("Has not asked about anything yet.", null));
            return;
        }
        Inquiry last = story.asked().inquiry();
        Home home = story.home();
        String times = story.inquiries() == 1
                ? ""
                : " (%s inquiries in all)"
                        .formatted(
                                story.inquiries() == StoryReader.COUNTED
                                        ? StoryReader.COUNTED + " or more"
                                        : Integer.toString(story.inquiries()));
        String about = home.known() ? " about " + home.called() : "";
        lines.add(new Line(
                "%s%s, %s%s.".formatted(last.type().label(), about, ago(last.occurredAt()), times),
                home.listing() == null
                        ? null
                        : "/app/listings/" + home.listing().key()));
        if (home.listing() != null) {
            List<String> facts = new ArrayList<>();
            facts.add(home.listing().status().reso());
            facts.add(home.price());
            facts.add(home.facts(false));
            facts.removeIf(String::isEmpty);
            String drop = home.dropped() ? "; it cost $%,.0f when they asked".formatted(home.priceThen()) : "";
            lines.add(new Line("That home: " + String.join(", ", facts) + drop + ".", null));
        }
    }

    private void talked(List<Line> lines) {
        String inbox = "/app/inbox/" + story.lead().id();
        if (story.heard() != null) {
            String reading = story.reading()
                    .map(one -> " (" + one.intent().words() + ")")
                    .orElse("");
            String answered = story.unanswered() ? " Not answered yet." : "";
            lines.add(new Line(
                    "They wrote %s: “%s”%s.%s"
                            .formatted(ago(story.heard().createdAt()), cut(story.said()), reading, answered),
                    inbox));
        }
        if (story.wrote() != null && !story.unanswered()) {
            lines.add(new Line(
                    "We wrote last, " + ago(story.wrote().createdAt())
                            + (story.heard() == null ? "; no answer so far" : "") + ".",
                    inbox));
        }
    }

    private void shown(List<Line> lines) {
        if (story.shown() != null) {
            lines.add(new Line(
                    "Saw %s on %s."
                            .formatted(
                                    story.shown().place(), moment(story.shown().startsAt(), story.zone())),
                    null));
        }
        if (story.ahead() != null) {
            lines.add(new Line(
                    "Will see %s on %s."
                            .formatted(
                                    story.ahead().place(), moment(story.ahead().startsAt(), story.zone())),
                    null));
        }
    }

    private String next() {
        return switch (story.occasion()) {
            case ANSWER -> "answer their message";
            case SHOWING_AHEAD -> "make sure of the showing";
            case SHOWN -> "ask what they thought of the home";
            case GONE -> "tell them that the home is no longer available, and what comes close";
            case CHEAPER -> "tell them about the new price";
            case SELLER -> "offer to come and see their home";
            case ASKED -> "answer the inquiry and offer a time to see the home";
            case SILENT ->
                Duration.between(
                                                story.wrote() == null
                                                        ? story.now()
                                                        : story.wrote().createdAt(),
                                                story.now())
                                        .toDays()
                                < 3
                        ? "wait for their answer"
                        : "ask where things stand";
            case NEW -> "say hello and ask what they look for";
        };
    }

    private String ago(Instant then) {
        return Phrases.ago(then, story.now());
    }

    private static String cut(String text) {
        String line = text.replaceAll("\\s+", " ").strip();
        return line.length() <= QUOTED ? line : line.substring(0, QUOTED).strip() + "…";
    }
}
