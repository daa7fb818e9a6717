package org.leadnest.ai;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.leadnest.ai.Conversation.Said;
import org.leadnest.copydesk.Brief;
import org.leadnest.copydesk.CheckOptions;
import org.leadnest.copydesk.Copydesk;
import org.leadnest.copydesk.Description;
import org.leadnest.copydesk.Fact;
import org.leadnest.copydesk.Facts;
import org.leadnest.copydesk.Finding;
import org.leadnest.copydesk.Outlet;
import org.leadnest.copydesk.Sentence;

/**
 * A remote model's text on its way to the page: each sentence must rest on facts and pass the copydesk; what does not is
 * given back for repair at most {@value #REPAIRS} times, then replaced by a sentence of the local text, or left out.
 */
final class CheckedDraft {
    static final String REMOTE = "openai";
    private static final int REPAIRS = 2;
    private static final int MOST_SENTENCES = 60;

    private final Facts facts;
    private final Brief brief;
    private final Description local;
    private final Map<String, String> evidence;
    private final CheckOptions options;

    CheckedDraft(Facts facts, Brief brief, Description local) {
        this.facts = facts;
        this.brief = brief;
        this.local = local;
        this.evidence =
                facts.all().stream().collect(Collectors.toMap(Fact::id, Fact::evidence, (first, second) -> first));
        // a model's text is held to the strictest rules, those of an MLS, wherever it appears: no contacts, no links
        this.options = new CheckOptions(0, Outlet.MLS, brief.language(), facts.text("StateOrProvince"), List.of());
    }

    /** The text, or nothing when no sentence of the model's holds. */
    Optional<Description> written(Conversation conversation) throws Unavailable {
        List<Said> draft = new ArrayList<>(conversation.ask());
        draft.subList(Math.min(MOST_SENTENCES, draft.size()), draft.size()).clear();
        for (int round = 0; round < REPAIRS && faults(draft).size() > 0; round++) {
            repair(draft, conversation);
        }
        return assembled(draft);
    }

    private void repair(List<Said> draft, Conversation conversation) throws Unavailable {
        Map<Integer, String> faults = faults(draft);
        List<Map<String, Object>> refused = new ArrayList<>();
        faults.forEach((at, reason) -> refused.add(Map.of("text", draft.get(at).text(), "reason", reason)));
        List<Said> again = conversation.repair(refused);
        int next = 0;
        for (int at : faults.keySet()) {
            if (next < again.size()) {
                draft.set(at, again.get(next++));
            }
        }
    }

    /** What is wrong with which sentence, by its place. */
    private Map<Integer, String> faults(List<Said> draft) {
        Map<Integer, String> faults = new TreeMap<>();
        for (int at = 0; at < draft.size(); at++) {
            int place = at;
            fault(draft.get(at)).ifPresent(reason -> faults.put(place, reason));
        }
        return faults;
    }

    private Optional<String> fault(Said said) {
        if (said.text().isEmpty() || said.text().chars().anyMatch(c -> c == '<' || c == '>' || c < ' ')) {
            return Optional.of("expected one plain sentence");
        }
        if (evidence(said).isEmpty()) {
            return Optional.of("it names no fact that it rests on");
        }
        return Copydesk.check(said.text(), facts, options).stream()
                .filter(CheckedDraft::spoils)
                .findFirst()
                .map(Finding::reason);
    }

    /** A claim that no fact carries spoils a sentence even where a person's text would only be marked. */
    private static boolean spoils(Finding finding) {
        return finding.blocks() || finding.rule().startsWith("claim.");
    }

    private List<String> evidence(Said said) {
        return said.facts().stream()
                .filter(evidence::containsKey)
                .map(evidence::get)
                .distinct()
                .toList();
    }

    private Optional<Description> assembled(List<Said> draft) {
        Map<Integer, String> faults = faults(draft);
        List<Sentence> spare = new ArrayList<>(local.sentences());
        List<Sentence> sentences = new ArrayList<>();
        Set<String> told = new HashSet<>();
        boolean replaced = false;
        for (int at = 0; at < draft.size(); at++) {
            Optional<Sentence> next = faults.containsKey(at)
                    ? replacement(spare, told)
                    : Optional.of(new Sentence(draft.get(at).text(), evidence(draft.get(at)), REMOTE));
            if (next.isPresent() && fits(sentences, next.get())) {
                replaced |= faults.containsKey(at);
                sentences.add(next.get());
                told.addAll(next.get().facts());
            }
        }
        return faults.size() == draft.size() || sentences.isEmpty()
                ? Optional.empty()
                : finished(sentences, replaced ? REMOTE + ", " + Description.LOCAL : REMOTE);
    }

    /** The next local sentence that says something not told yet. */
    private static Optional<Sentence> replacement(List<Sentence> spare, Set<String> told) {
        Optional<Sentence> found = spare.stream()
                .filter(sentence -> !sentence.facts().isEmpty() && !told.containsAll(sentence.facts()))
                .findFirst();
        found.ifPresent(spare::remove);
        return found;
    }

    private boolean fits(List<Sentence> before, Sentence next) {
        return text(before).length() + 1 + next.text().length() <= brief.limit();
    }

    /** Sentences that are good alone can be bad together; then the local text is better. */
    private Optional<Description> finished(List<Sentence> sentences, String engine) {
        String text = text(sentences);
        CheckOptions whole =
                new CheckOptions(brief.limit(), brief.outlet(), brief.language(), options.state(), List.of());
        List<Finding> findings = new ArrayList<>(facts.findings());
        findings.addAll(Copydesk.check(text, facts, whole));
        return findings.stream().anyMatch(Finding::blocks)
                ? Optional.empty()
                : Optional.of(new Description(text, sentences, findings, engine));
    }

    private static String text(List<Sentence> sentences) {
        return sentences.stream().map(Sentence::text).collect(Collectors.joining(" "));
    }
}
