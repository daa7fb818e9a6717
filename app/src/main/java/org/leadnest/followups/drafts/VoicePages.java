package org.leadnest.followups.drafts;

import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.leadnest.accounts.Actor;
import org.leadnest.accounts.Permission;
import org.leadnest.accounts.Requires;
import org.leadnest.kernel.FieldErrors;
import org.leadnest.kernel.Ids;
import org.leadnest.messaging.Direction;
import org.leadnest.messaging.Message;
import org.leadnest.messaging.Messages;
import org.leadnest.platform.web.Toast;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** {@code /app/settings/voice}: how one writes oneself; nobody sees another's. */
@Controller
class VoicePages {
    private static final String HERE = "redirect:/app/settings/voice";
    private static final int LOOKED_AT = 60;
    private static final int OFFERED = 8;
    private static final int MOST_CHARS = 20_000;
    private static final int FEWEST_WORDS = 5;

    private final Voices voices;
    private final Messages messages;

    VoicePages(Voices voices, Messages messages) {
        this.voices = voices;
        this.messages = messages;
    }

    @GetMapping("/app/settings/voice")
    @Requires(Permission.MESSAGES_WRITE)
    String show(Actor actor, Model model) {
        return page(actor, "", Map.of(), model);
    }

    @PostMapping("/app/settings/voice")
    @Requires(Permission.MESSAGES_WRITE)
    String save(
            Actor actor,
            @RequestParam Map<String, String> given,
            Model model,
            HttpServletResponse response,
            RedirectAttributes redirect) {
        VoiceForm form = new VoiceForm(given);
        FieldErrors errors = form.check();
        if (errors.any()) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return page(actor, "", errors.ordered(), model);
        }
        voices.keep(actor, form.voice());
        Toast.show(redirect, "Saved. Drafts are written this way from now on.");
        return HERE;
    }

    /** Measures the chosen letters and the pasted ones, which are parted by lines of dashes; keeps none of them. */
    @PostMapping("/app/settings/voice/samples")
    @Requires(Permission.MESSAGES_WRITE)
    String read(
            Actor actor,
            @RequestParam(required = false) List<String> letter,
            @RequestParam(defaultValue = "") String pasted,
            Model model,
            HttpServletResponse response,
            RedirectAttributes redirect) {
        List<String> letters = new ArrayList<>();
        (letter == null ? List.<String>of() : letter)
                .forEach(id -> Ids.parse(id).flatMap(one -> own(one, actor)).ifPresent(letters::add));
        String text = pasted.substring(0, Math.min(MOST_CHARS, pasted.length()));
        letters.addAll(Arrays.asList(text.split("(?m)^\\s*-{3,}\\s*$")));
        letters.removeIf(one -> one.strip().split("\\s+").length < FEWEST_WORDS);
        if (letters.isEmpty()) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return page(actor, pasted, Map.of("pasted", "Choose or paste at least one whole message."), model);
        }
        voices.keep(actor, VoiceReading.of(letters, voices.of(actor)));
        Toast.show(redirect, letters.size() == 1 ? "One message read." : letters.size() + " messages read.");
        return HERE;
    }

    @PostMapping("/app/settings/voice/erasure")
    @Requires(Permission.MESSAGES_WRITE)
    String erase(Actor actor, RedirectAttributes redirect) {
        voices.erase(actor);
        Toast.show(redirect, "Erased. Drafts are written in the usual way.");
        return HERE;
    }

    private Optional<String> own(UUID id, Actor actor) {
        return messages.find(id).filter(message -> mine(message, actor)).map(Message::body);
    }

    private boolean mine(Message message, Actor actor) {
        return message.direction() == Direction.OUT
                && messages.author(message.id())
                        .filter(actor.user().value()::equals)
                        .isPresent();
    }

    private String page(Actor actor, String pasted, Map<String, String> errors, Model model) {
        Optional<Voice> kept = voices.kept(actor);
        Voice voice = kept.orElse(Voice.USUAL);
        model.addAttribute(
                "page",
                new VoicePage(
                        kept.isPresent(),
                        voice.greeting(),
                        voice.signOff(),
                        voice.saludo(),
                        voice.despedida(),
                        voice.length().name(),
                        voice.warmth().name(),
                        voice.exclaims(),
                        voice.contracts(),
                        lengths(),
                        warmths(),
                        FollowUpWords.example(voice, StoryReader.first(actor.name())),
                        letters(actor),
                        pasted,
                        errors));
        return "followups/drafts/voice";
    }

    private List<VoicePage.Letter> letters(Actor actor) {
        return messages.list(null, Optional.empty(), LOOKED_AT).data().stream()
                .filter(message -> message.enrollmentId() == null && mine(message, actor))
                .limit(OFFERED)
                .map(message -> new VoicePage.Letter(message.id().toString(), message.body()))
                .toList();
    }

    private static Map<String, String> lengths() {
        Map<String, String> labels = new LinkedHashMap<>();
        Arrays.stream(Voice.Length.values()).forEach(one -> labels.put(one.name(), one.label()));
        return labels;
    }

    private static Map<String, String> warmths() {
        Map<String, String> labels = new LinkedHashMap<>();
        Arrays.stream(Voice.Warmth.values()).forEach(one -> labels.put(one.name(), one.label()));
        return labels;
    }
}
