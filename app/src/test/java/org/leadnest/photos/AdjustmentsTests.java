package org.leadnest.photos;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.leadnest.retouch.EnhanceOptions;
import org.leadnest.retouch.Stage;

class AdjustmentsTests {
    @Test
    void whoLeavesLinesAloneHasThemNeitherStraightenedNorTurned() {
        EnhanceOptions wanted = EnhanceOptions.defaults();
        assertThat(Adjustments.NONE.applied(wanted).off()).isEmpty();
        Adjustments alone = new Adjustments(1, 0, false, Set.of(), List.of());
        assertThat(alone.applied(wanted).off()).containsExactlyInAnyOrder(Stage.LENS, Stage.VERTICALS);
    }
}
