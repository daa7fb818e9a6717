package org.leadnest.platform.logs;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import ch.qos.logback.core.OutputStreamAppender;
import ch.qos.logback.core.encoder.Encoder;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.Optional;
import javax.net.ssl.SSLSocketFactory;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.boot.ssl.SslBundles;
import org.springframework.stereotype.Component;

/**
 * Sends each line of standard output to a collector, too, from the moment that the service has read its settings. Without {@code
 * leadnest.logs.syslog} it does nothing.
 */
@Component
class LogShipping implements DisposableBean {
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);

    private final @Nullable SyslogSender sender;
    private final Watch watch = new Watch();
    private final String host = hostName();
    private final long process = ProcessHandle.current().pid();
    private @Nullable Encoder<ILoggingEvent> encoder;

    LogShipping(LogProperties properties, SslBundles bundles) {
        String address = properties.syslog();
        if (address == null || !(LoggerFactory.getILoggerFactory() instanceof LoggerContext context)) {
            sender = null;
            return;
        }
        encoder = console(context)
                .orElseThrow(() -> new IllegalStateException(
                        "leadnest.logs.syslog: expected a log on standard output, whose lines are sent"));
        String bundle = properties.bundle();
        SSLSocketFactory sockets = bundle == null
                ? (SSLSocketFactory) SSLSocketFactory.getDefault()
                : bundles.getBundle(bundle).createSslContext().getSocketFactory();
        sender = new SyslogSender(
                sockets,
                InetSocketAddress.createUnresolved(LogProperties.hostOf(address), LogProperties.portOf(address)),
                FIRST_PAUSE,
                this::missed);
        sender.start();
        watch.setContext(context);
        watch.start();
        context.getLogger(Logger.ROOT_LOGGER_NAME).addAppender(watch);
    }

    private static Optional<Encoder<ILoggingEvent>> console(LoggerContext context) {
        Iterator<ch.qos.logback.core.Appender<ILoggingEvent>> all =
                context.getLogger(Logger.ROOT_LOGGER_NAME).iteratorForAppenders();
        while (all.hasNext()) {
            if (all.next() instanceof OutputStreamAppender<ILoggingEvent> stream) {
                return Optional.of(stream.getEncoder());
            }
        }
        return Optional.empty();
    }

    private static String hostName() {
        try {
            String name = InetAddress.getLocalHost().getHostName();
            return name.matches("[!-~]{1,255}") ? name : "-";
        } catch (UnknownHostException nameless) {
            return "-";
        }
    }

    private byte[] missed(long lines) {
        byte[] said = (lines + " lines of the log were dropped here: the collector was away or too slow")
                .getBytes(StandardCharsets.UTF_8);
        return SyslogFrame.of(Level.WARN, Instant.now(), host, process, said);
    }

    private void send(ILoggingEvent event) {
        Encoder<ILoggingEvent> lines = encoder;
        if (sender != null && lines != null) {
            sender.send(SyslogFrame.of(event.getLevel(), event.getInstant(), host, process, lines.encode(event)));
        }
    }

    @Override
    public void destroy() {
        if (sender != null) {
            if (LoggerFactory.getILoggerFactory() instanceof LoggerContext context) {
                context.getLogger(Logger.ROOT_LOGGER_NAME).detachAppender(watch);
            }
            sender.close();
        }
    }

    /** Runs on the thread that logs, and only hands over. */
    private final class Watch extends AppenderBase<ILoggingEvent> {
        @Override
        protected void append(ILoggingEvent event) {
            send(event);
        }
    }
}
