package org.leadnest.copydesk.writing;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.leadnest.copydesk.Facts;

/** The lines of a flyer: one fact each, key facts first, then features from the rarest on. */
final class Bullets {
    private static final int MOST_FEATURES = 9;

    private Bullets() {}

    static List<Line> of(Facts facts, Draft draft, List<Item> items) {
        List<Line> bullets = new ArrayList<>();
        for (String slot : List.of("beds", "baths", "size", "units", "lot", "stories")) {
            Piece piece = draft.scalars().get(slot, "", draft.choice());
            if (piece != null) {
                bullets.add(bullet(piece));
            }
        }
        items.stream()
                .sorted(Comparator.comparingInt(Item::rarity).reversed())
                .limit(MOST_FEATURES)
                .forEach(item -> bullets.add(
                        bullet(new Piece(item.phrase().bare(), item.phrase().isPlural(), false, item.facts()))));
        Piece price = draft.scalars().get("price", "", draft.choice());
        if (price != null) {
            bullets.add(bullet(price));
        }
        return bullets;
    }

    private static Line bullet(Piece piece) {
        String text = "\u2022 " + Finish.sentence(piece.text());
        return new Line("bullet", text, 0, piece.facts(), Set.of(), 1);
    }
}
