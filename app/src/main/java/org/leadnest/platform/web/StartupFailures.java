package org.leadnest.platform.web;

import org.jspecify.annotations.Nullable;
import org.leadnest.platform.database.EmbeddedDatabase.DataFolderInUse;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.diagnostics.FailureAnalyzer;

/** Says in plain words why the service does not start. */
final class StartupFailures implements FailureAnalyzer {
    @Override
    public @Nullable FailureAnalysis analyze(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof StartupChecks.NotReady missing) {
                return new FailureAnalysis(
                        "LeadNest does not start in production mode with this configuration. Set:\n\n"
                                + String.valueOf(missing.getMessage()).indent(2),
                        "Set these as flags (--name=value) or environment variables. To try LeadNest on this machine use"
                                + " --leadnest.mode=development",
                        failure);
            }
            if (cause instanceof DataFolderInUse inUse) {
                return new FailureAnalysis(String.valueOf(inUse.getMessage()), "", failure);
            }
        }
        return null;
    }
}
