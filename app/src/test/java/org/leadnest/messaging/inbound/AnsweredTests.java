package org.leadnest.messaging.inbound;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class AnsweredTests {
    private final UUID first = UUID.randomUUID();
    private final UUID second = UUID.randomUUID();
    private final UUID third = UUID.randomUUID();

    @Test
    void itsOwnAddressComesFirstThenWhatItRepliesToThenTheThreadFromItsEnd() {
        String token = "team+" + first.toString().replace("-", "") + "@harbor.example";
        String headers = "References: <x@y> <" + third + "@h> <" + second + "@h>\r\n <other@z>\r\nIn-Reply-To: <"
                + second + "@h>";
        assertThat(Answered.by(List.of(token), headers)).containsExactly(first, second, third);
    }

    @Test
    void aHeaderOfAHundredThousandLinesIsRead() {
        String lines = IntStream.range(0, 100_000)
                .mapToObj(line -> "\r\n <" + line + "@elsewhere.example>")
                .collect(Collectors.joining());
        assertThat(Answered.by(List.of(), "References:" + lines + "\r\n <" + first + "@h>\r\nSubject: x"))
                .containsExactly(first);
    }

    @Test
    void ofManyIdsTheNearestTwentyCount() {
        List<UUID> all =
                IntStream.range(0, 5_000).mapToObj(i -> UUID.randomUUID()).toList();
        String thread = all.stream().map(id -> "<" + id + "@h>").collect(Collectors.joining(" "));
        assertThat(Answered.by(List.of(), "References: " + thread))
                .containsExactlyElementsOf(all.reversed().subList(0, 20));
    }
}
