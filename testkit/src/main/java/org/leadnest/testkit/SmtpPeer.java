package org.leadnest.testkit;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.LockSupport;

/**
 * A mail server (RFC 5321) that may take its time with each answer, and answer a command otherwise than with yes. The letters
 * that it took are the only truth about what was sent.
 */
public final class SmtpPeer implements AutoCloseable {
    private final ServerSocket server;
    private final List<String> letters = new CopyOnWriteArrayList<>();
    private final Map<String, String> answers = new ConcurrentHashMap<>();
    private volatile Duration pause = Duration.ZERO;

    public SmtpPeer() {
        try {
            server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        Thread.ofVirtual().start(this::serve);
    }

    public int port() {
        return server.getLocalPort();
    }

    /** Every answer comes after so long. */
    public void hesitate(Duration before) {
        pause = before;
    }

    /** @param command MAIL, RCPT, DATA, or "." for the end of the letter */
    public void answer(String command, String with) {
        answers.put(command, with);
    }

    public void forget() {
        letters.clear();
        answers.clear();
        pause = Duration.ZERO;
    }

    /** Everything that was taken, headers and all, in order. */
    public List<String> letters() {
        return List.copyOf(letters);
    }

    private void serve() {
        while (!server.isClosed()) {
            try {
                Socket socket = server.accept();
                Thread.ofVirtual().start(() -> converse(socket));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void converse(Socket socket) {
        try (socket;
                var in = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8))) {
            say(socket, "220 peer ready");
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                String verb = line.split("[ :]", 2)[0].toUpperCase(java.util.Locale.ROOT);
                switch (verb) {
                    case "EHLO" -> say(socket, "250-peer\r\n250-ENHANCEDSTATUSCODES\r\n250 AUTH PLAIN");
                    case "AUTH" -> say(socket, "235 2.7.0 welcome");
                    case "DATA" -> data(socket, in);
                    case "QUIT" -> {
                        say(socket, "221 bye");
                        return;
                    }
                    default -> say(socket, answers.getOrDefault(verb, "250 2.0.0 ok"));
                }
            }
        } catch (IOException gone) {
            // the other side has had enough of it
        }
    }

    private void data(Socket socket, BufferedReader in) throws IOException {
        String begin = answers.getOrDefault("DATA", "354 go on");
        say(socket, begin);
        if (!begin.startsWith("354")) {
            return;
        }
        StringBuilder letter = new StringBuilder();
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            if (line.equals(".")) {
                String end = answers.getOrDefault(".", "250 2.0.0 taken");
                if (end.startsWith("250")) {
                    letters.add(letter.toString());
                }
                say(socket, end);
                return;
            }
            letter.append(line).append('\n');
        }
    }

    private void say(Socket socket, String answer) throws IOException {
        LockSupport.parkNanos(pause.toNanos());
        socket.getOutputStream().write((answer + "\r\n").getBytes(StandardCharsets.UTF_8));
        socket.getOutputStream().flush();
    }

    @Override
    public void close() {
        try {
            server.close();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
