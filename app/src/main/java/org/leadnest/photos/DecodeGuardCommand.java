package org.leadnest.photos;

import java.io.IOException;
import java.util.concurrent.Callable;
import org.leadnest.photos.guarding.GuardCommand;
import picocli.CommandLine.Command;

/** The service calls this command itself, to decode uploaded files for trial; nobody else needs it. */
@Command(name = GuardCommand.NAME, hidden = true, description = "Decodes files from the standard input for trial.")
public final class DecodeGuardCommand implements Callable<Integer> {
    @Override
    public Integer call() throws IOException {
        GuardCommand.run();
        return 0;
    }
}
