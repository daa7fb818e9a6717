package org.leadnest.leads.mailroom;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.leadnest.leads.LeadMailModel;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** The readers in their order: the surest first, the model last. */
@Component
class Readers {
    private static final int MODEL_TEXT = 8_000;

    private final List<Reader> rules = new ArrayList<>();
    private final ObjectProvider<LeadMailModel> model;

    Readers(ObjectProvider<LeadMailModel> model) {
        this.model = model;
        rules.add(new MetaTags());
        rules.add(new Adf());
        rules.addAll(Portal.all());
    }

    /** @param house whose addresses and numbers are passed over where nothing says whose they are */
    Optional<Found> read(Letter received, House house) {
        Letter letter = Forwarded.opened(received);
        return rules.stream()
                .map(reader -> reader.read(letter))
                .flatMap(Optional::stream)
                .findFirst()
                .or(() -> new GeneralReader(house).read(letter))
                .or(() -> byModel(letter));
    }

    private Optional<Found> byModel(Letter letter) {
        String text = (letter.subject() + "\n\n" + letter.text()).strip();
        return Optional.ofNullable(model.getIfAvailable())
                .filter(one -> !text.isEmpty())
                .map(one -> one.read(text.substring(0, Math.min(text.length(), MODEL_TEXT))))
                .filter(values -> !values.isEmpty())
                .map(values -> new Found("model", Map.copyOf(values)))
                .filter(Found::reachable);
    }
}
