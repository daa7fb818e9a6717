package org.leadnest.messaging;

import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.leadnest.kernel.Cursor;
import org.leadnest.kernel.Ids;
import org.leadnest.kernel.Page;
import org.leadnest.messaging.delivery.OptOutLine;
import org.leadnest.messaging.templates.Liquid;
import org.leadnest.messaging.templates.Rendering;
import org.leadnest.messaging.templates.SmsSegments;
import org.leadnest.messaging.templates.TemplateStore;
import org.leadnest.platform.tenancy.Tenancy;
import org.leadnest.privacy.KeptByLaw;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The verbs over templates, for the account of the running code; and rendering, which touches no row. */
@Service
public class Templates {
    private final TemplateStore store;
    private final Liquid liquid;
    private final KeptByLaw law;
    private final InstantSource clock;

    Templates(TemplateStore store, Liquid liquid, KeptByLaw law, InstantSource clock) {
        this.law = law;
        this.store = store;
        this.liquid = liquid;
        this.clock = clock;
    }

    /** What somebody wrote. */
    public record Draft(String name, Channel channel, String subject, String body) {}

    /** What became of a draft. */
    public sealed interface Saving {
        record Saved(UUID id) implements Saving {}

        record NameTaken() implements Saving {}

        /** There is no such template. */
        record Gone() implements Saving {}
    }

    /** Ordered by name. */
    @Transactional(readOnly = true)
    public List<Template> list() {
        return store.list(Tenancy.required());
    }

    /** Id to name, in the same order, at most {@code most}; their texts are not read. */
    @Transactional(readOnly = true)
    public Map<String, String> choices(int most) {
        return store.names(Tenancy.required(), most);
    }

    /** A page of the same. */
    @Transactional(readOnly = true)
    public Page<Template> page(@Nullable Cursor after, int limit) {
        return Page.cut(
                store.page(Tenancy.required(), after, limit + 1),
                limit,
                template -> new Cursor(template.name(), template.id()));
    }

    @Transactional(readOnly = true)
    public Optional<Template> find(UUID id) {
        return store.find(Tenancy.required(), id);
    }

    @Transactional
    public Saving create(Draft draft) {
        var id = Ids.next();
        return store.insert(Tenancy.required(), id, draft, clock.instant())
                ? new Saving.Saved(id)
                : new Saving.NameTaken();
    }

    @Transactional
    public Saving change(UUID id, Draft draft) {
        var account = Tenancy.required();
        if (store.nameTaken(account, draft.name(), id)) {
            return new Saving.NameTaken();
        }
        return store.update(account, id, draft, clock.instant()) ? new Saving.Saved(id) : new Saving.Gone();
    }

    /** False when it is not there. Refused while a legal hold keeps messages. */
    @Transactional
    public boolean delete(UUID id) {
        law.require("messaging");
        return store.delete(Tenancy.required(), id);
    }

    /** Fills a text in Liquid with values, within limits of time and size. */
    public Rendered render(String source, Map<String, Object> fields) {
        return switch (liquid.render(source, fields)) {
            case Rendering.Filled filled -> new Rendered(filled.text(), List.of());
            case Rendering.Broken broken -> new Rendered("", List.of(broken.reason()));
        };
    }

    /** What is wrong with a text in Liquid, in words: it does not parse, or names what nothing is known by. */
    public List<String> problems(String source) {
        return liquid.problems(source, MergeFields.SAMPLE.asMap());
    }

    /** The same, each with where the text stands. */
    public List<TextProblem> problems(String field, String source) {
        return problems(source).stream()
                .map(message -> new TextProblem(field, message))
                .toList();
    }

    /** How many parts a text message of these words is charged as (GSM 03.38, or UCS-2 when it needs it). */
    public int smsSegments(String text) {
        return liquid.smsSegments(text);
    }

    /**
     * What a commercial text of these words is charged as, in words.
     *
     * @param first whether it is the first to its number, so that the way to opt out is added
     */
    public String textSize(String text, boolean first) {
        String sent = OptOutLine.on(text, first);
        return SmsSegments.of(sent).words() + (sent.equals(text) ? "" : ", with the line on how to opt out") + ".";
    }

    /** @param problems empty when the text is filled */
    public record Rendered(String text, List<String> problems) {
        public boolean ok() {
            return problems.isEmpty();
        }
    }
}
