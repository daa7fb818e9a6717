package org.leadnest.followups;

import java.util.ArrayList;
import java.util.List;
import org.leadnest.messaging.Templates;
import org.leadnest.messaging.TextProblem;
import org.springframework.stereotype.Component;

/** What the texts of a sequence name that nothing is known by. */
@Component
class TextProblems {
    private final Templates templates;

    TextProblems(Templates templates) {
        this.templates = templates;
    }

    List<TextProblem> of(Sequence sequence) {
        List<TextProblem> problems = new ArrayList<>();
        for (int i = 0; i < sequence.steps().size(); i++) {
            SequenceStep step = sequence.steps().get(i);
            String at = "steps[" + i + "].";
            add(problems, at, step.subject(), step.body());
            for (int j = 0; j < step.variants().size(); j++) {
                StepVariant one = step.variants().get(j);
                add(problems, at + "variants[" + j + "].", one.subject(), one.body());
            }
        }
        return problems;
    }

    private void add(List<TextProblem> problems, String at, String subject, String body) {
        problems.addAll(templates.problems(at + "subject", subject));
        problems.addAll(templates.problems(at + "body", body));
    }
}
