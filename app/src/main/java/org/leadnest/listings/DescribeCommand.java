package org.leadnest.listings;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.leadnest.copydesk.Brief;
import org.leadnest.copydesk.Copydesk;
import org.leadnest.copydesk.Facts;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.core.JacksonException;

/** {@code describe LISTING.json}: prints what the API would answer, written by the local engine. No Spring, no database. */
@Command(
        name = "describe",
        mixinStandardHelpOptions = true,
        description = "Writes the text of a listing from its facts (JSON by RESO names) and prints it as JSON.")
public final class DescribeCommand implements Callable<Integer> {
    private static final int REFUSED = 1;

    @Parameters(paramLabel = "LISTING.json", description = "A JSON object by RESO Data Dictionary names.")
    private Path file = Path.of("");

    @Option(names = "--outlet", description = "MLS (default), WEBSITE, HEADLINE, FACEBOOK, INSTAGRAM, EMAIL, SMS, ...")
    private @Nullable String outlet;

    @Option(names = "--tone", description = "classic (default), warm, crisp or luxury")
    private @Nullable String tone;

    @Option(names = "--language", description = "en (default) or es")
    private @Nullable String language;

    @Option(names = "--limit", description = "Most characters; the outlet's own limit when absent.")
    private @Nullable String limit;

    @Option(names = "--seed", description = "Another number gives another version; 1 when absent.")
    private @Nullable String seed;

    private final PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    private final PrintStream errors = new PrintStream(System.err, true, StandardCharsets.UTF_8);

    @Override
    public Integer call() {
        ResoJson json = new ResoJson();
        try {
            BriefInput input = BriefInput.of(wanted());
            if (input.errors().any()) {
                input.errors().ordered().forEach((name, message) -> errors.println("--" + name + ": " + message));
                return REFUSED;
            }
            Map<String, Object> reso = ResoInput.asFarAsKnown(json.read(Files.readString(file)));
            Brief brief = BriefInput.of(wanted(), RemarksGate.cap(reso)).brief();
            out.println(json.write(DescriptionAnswer.of(Copydesk.describe(Facts.of(Listing.facts(reso)), brief))));
            return 0;
        } catch (java.nio.file.NoSuchFileException missing) {
            return refused("no such file");
        } catch (IOException unreadable) {
            return refused("it cannot be read as UTF-8 text: " + unreadable.getMessage());
        } catch (JacksonException malformed) {
            return refused("expected a JSON object by RESO names; " + malformed.getOriginalMessage());
        }
    }

    private int refused(String reason) {
        errors.println(file + ": " + reason);
        return REFUSED;
    }

    private Map<String, @Nullable Object> wanted() {
        Map<String, @Nullable Object> wanted = new LinkedHashMap<>();
        wanted.put("outlet", outlet);
        wanted.put("tone", tone);
        wanted.put("language", language);
        wanted.put("limit", limit);
        wanted.put("seed", seed);
        return wanted;
    }
}
