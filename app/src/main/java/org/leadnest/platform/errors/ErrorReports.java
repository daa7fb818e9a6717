package org.leadnest.platform.errors;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxy;
import ch.qos.logback.core.AppenderBase;
import io.sentry.Hint;
import io.sentry.SentryClient;
import io.sentry.SentryEvent;
import io.sentry.SentryLevel;
import io.sentry.SentryOptions;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import org.leadnest.platform.outbound.OutboundHttp;
import org.slf4j.ILoggerFactory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.info.BuildProperties;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;
import org.springframework.web.servlet.HandlerMapping;

/**
 * Reports to Sentry whatever is logged as an error with an exception: failed requests, jobs, listeners, providers. Without
 * {@code leadnest.sentry.dsn} it does nothing.
 */
@Component
public class ErrorReports implements DisposableBean {
    private static final String REFERENCE = "[0-9a-f]{16}";
    private static final long FLUSH_MILLIS = 5_000;

    private final @Nullable SentryClient client;
    private final Watch watch = new Watch();
    private @Nullable EnvelopeCarrier carrier;

    ErrorReports(
            SentryProperties properties,
            OutboundHttp outbound,
            InstantSource clock,
            ObjectProvider<BuildProperties> build) {
        String dsn = properties.dsn();
        if (dsn == null) {
            client = null;
            return;
        }
        SentryOptions options = options(dsn, properties.shownEnvironment(), build.getIfAvailable());
        options.setTransportFactory((given, target) -> {
            carrier = new EnvelopeCarrier(outbound, clock, given, target);
            return carrier;
        });
        client = new SentryClient(options);
        ILoggerFactory loggers = LoggerFactory.getILoggerFactory();
        if (loggers instanceof LoggerContext context) {
            watch.setContext(context);
            watch.start();
            context.getLogger(Logger.ROOT_LOGGER_NAME).addAppender(watch);
        }
    }

    private static SentryOptions options(String dsn, String environment, @Nullable BuildProperties build) {
        SentryOptions options = new SentryOptions();
        options.setDsn(dsn);
        options.setEnvironment(environment);
        options.setRelease("leadnest@" + (build == null ? "unknown" : build.getVersion()));
        options.setSendDefaultPii(false);
        options.setAttachServerName(false);
        options.setAttachThreads(false);
        options.setAttachStacktrace(false);
        options.setSendModules(false);
        options.setSendClientReports(false);
        options.setMaxBreadcrumbs(0);
        options.setEnableUncaughtExceptionHandler(false);
        options.setEnableShutdownHook(false);
        options.addInAppInclude("org.leadnest");
        options.setBeforeSend(new ErrorScrubber());
        return options;
    }

    private void report(ILoggingEvent logged, Throwable thrown) {
        if (client == null) {
            return;
        }
        SentryEvent event = new SentryEvent(thrown);
        event.setLevel(SentryLevel.ERROR);
        event.setLogger(logged.getLoggerName());
        ErrorFacts.of(thrown).forEach(event::setTag);
        reference(logged, event);
        if (RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes attributes) {
            Object route = attributes.getRequest().getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE);
            if (route != null) {
                event.setTag("route", route.toString());
            }
            event.setTag("method", attributes.getRequest().getMethod());
        }
        client.captureEvent(event, null, new Hint());
    }

    /** By which whoever reads the report finds the entry in the log. */
    private static void reference(ILoggingEvent logged, SentryEvent event) {
        Object[] arguments = logged.getArgumentArray();
        if (arguments != null
                && arguments.length > 0
                && arguments[0] instanceof String first
                && first.matches(REFERENCE)) {
            event.setTag("reference", first);
        }
    }

    /** Waits a little for what is being sent. */
    void flush() {
        EnvelopeCarrier sending = carrier;
        if (sending != null) {
            sending.flush(FLUSH_MILLIS);
        }
    }

    @Override
    public void destroy() {
        if (client == null) {
            return;
        }
        if (LoggerFactory.getILoggerFactory() instanceof LoggerContext context) {
            context.getLogger(Logger.ROOT_LOGGER_NAME).detachAppender(watch);
        }
        flush();
        client.close();
    }

    private final class Watch extends AppenderBase<ILoggingEvent> {
        @Override
        protected void append(ILoggingEvent logged) {
            if (logged.getLevel().isGreaterOrEqual(Level.ERROR)
                    && logged.getThrowableProxy() instanceof ThrowableProxy proxy) {
                report(logged, proxy.getThrowable());
            }
        }
    }
}
