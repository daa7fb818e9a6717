package org.leadnest.ai;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.leadnest.ai.Conversation.Said;
import org.leadnest.copydesk.Brief;
import org.leadnest.copydesk.CheckOptions;
import org.leadnest.copydesk.Copydesk;
import org.leadnest.copydesk.Description;
import org.leadnest.copydesk.Fact;
import org.leadnest.copydesk.FactKind;
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
    /** What a sentence says by the way and need not name: of which type a property is, in which units it is measured. */
    private static final Set<FactKind> UNNAMED = Set.of(FactKind.TYPE, FactKind.WORD);
    /** Running text: no line of a list, no subject, no tags, no heading. */
    private static final Pattern SENTENCE = Pattern.compile("(?![\u2022#]|Subject:|Asunto:).*\\.", Pattern.DOTALL);

    private final Facts facts;
    private final Brief brief;
    private final Description local;
    private final Map<String, String> evidence;
    private final CheckOptions options;

    CheckedDraft(Facts facts, Brief brief, Description local, List<String> houseRules) {
        this.facts = facts;
        this.brief = brief;
        this.local = local;
        this.evidence =
                facts.all().stream().collect(Collectors.toMap(Fact::id, Fact::evidence, (first, second) -> first));
        // a model's text is held to the strictest rules, those of an MLS, wherever it appears: no contacts, no links
        this.options = new CheckOptions(0, Outlet.MLS, brief.language(), facts.text("StateOrProvince"), houseRules);
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
        Optional<Finding> spoilt = against(said.text(), facts);
        if (spoilt.isPresent()) {
            return spoilt.map(Finding::reason);
        }
        List<String> named = evidence(said);
        Facts only = facts.only(fact -> UNNAMED.contains(fact.kind()) || named.contains(fact.evidence()));
        return against(said.text(), only)
                .map(finding -> "the facts that it names do not say \"" + finding.excerpt() + "\"");
    }

    /**
     * A claim that no fact carries spoils a sentence even where a person's text would only be marked, in whichever language
     * it is made: nobody has vouched for the language of a model's answer.
     */
    private Optional<Finding> against(String sentence, Facts known) {
        return Copydesk.unresolved(sentence, known, options).stream().findFirst();
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
        if (faults.size() == draft.size()) {
            return Optional.empty();
        }
        List<Sentence> spare = new ArrayList<>(local.sentences());
        List<Sentence> sentences = new ArrayList<>();
        Set<String> told = new HashSet<>();
        for (int at = 0; at < draft.size(); at++) {
            Optional<Sentence> next = faults.containsKey(at)
                    ? replacement(spare, told)
                    : Optional.of(new Sentence(draft.get(at).text(), evidence(draft.get(at)), REMOTE));
            next.ifPresent(sentence -> {
                sentences.add(sentence);
                told.addAll(sentence.facts());
            });
        }
        return finished(sentences);
    }

    /** The next local sentence of running text that says something not told yet. */
    private static Optional<Sentence> replacement(List<Sentence> spare, Set<String> told) {
        Optional<Sentence> found = spare.stream()
                .filter(sentence -> SENTENCE.matcher(sentence.text()).matches())
                .filter(sentence -> !sentence.facts().isEmpty() && !told.containsAll(sentence.facts()))
                .findFirst();
        found.ifPresent(spare::remove);
        return found;
    }

    /** In the form of the outlet. Sentences that are good alone can be bad together; then the local text is better. */
    private Optional<Description> finished(List<Sentence> sentences) {
        Description framed = Copydesk.framed(facts, brief, sentences);
        Set<String> replaced = sentences.stream()
                .filter(sentence -> sentence.engine().equals(Description.LOCAL))
                .map(Sentence::text)
                .collect(Collectors.toSet());
        boolean anyRemote = framed.sentences().stream()
                .anyMatch(sentence -> sentence.engine().equals(REMOTE));
        boolean anyReplaced = framed.sentences().stream().map(Sentence::text).anyMatch(replaced::contains);
        CheckOptions whole = new CheckOptions(
                brief.limit(), brief.outlet(), brief.language(), options.state(), options.houseRules());
        if (!anyRemote || !Copydesk.unresolved(framed.text(), facts, whole).isEmpty()) {
            return Optional.empty();
        }
        List<Finding> findings = new ArrayList<>(facts.findings());
        findings.addAll(Copydesk.check(framed.text(), facts, whole));
        return Optional.of(new Description(
                framed.text(), framed.sentences(), findings, anyReplaced ? REMOTE + ", " + Description.LOCAL : REMOTE));
    }
}
