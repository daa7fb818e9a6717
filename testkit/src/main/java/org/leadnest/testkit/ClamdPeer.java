package org.leadnest.testkit;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicInteger;

/** A ClamAV daemon as far as {@code zINSTREAM} goes: it knows the EICAR test file, and can be told to answer with an error. */
public final class ClamdPeer implements AutoCloseable {
    /** The industry's test file, cut in two so that no scanner takes this source for it. */
    public static final String EICAR = "X5O!P%@AP[4\\PZX54(P^)7CC)7}$" + "EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*";

    private static final byte[] COMMAND = "zINSTREAM\0".getBytes(StandardCharsets.US_ASCII);

    private final ServerSocket server;
    private final AtomicInteger looks = new AtomicInteger();
    private volatile boolean broken;

    public ClamdPeer() {
        try {
            server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        Thread.ofVirtual().start(this::serve);
    }

    public String place() {
        return "127.0.0.1:" + server.getLocalPort();
    }

    /** How many files were read to their end. */
    public int looks() {
        return looks.get();
    }

    /** Answers every file with the error of one that is too large. */
    public void breakDown(boolean broken) {
        this.broken = broken;
    }

    private void serve() {
        while (!server.isClosed()) {
            try {
                Socket socket = server.accept();
                Thread.ofVirtual().start(() -> answer(socket));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void answer(Socket socket) {
        try (socket;
                DataInputStream in = new DataInputStream(socket.getInputStream())) {
            String verdict = "UNKNOWN COMMAND";
            if (Arrays.equals(in.readNBytes(COMMAND.length), COMMAND)) {
                StringBuilder content = new StringBuilder();
                for (int length = in.readInt(); length > 0; length = in.readInt()) {
                    content.append(new String(in.readNBytes(length), StandardCharsets.ISO_8859_1));
                }
                looks.incrementAndGet();
                verdict = verdict(content.toString());
            }
            socket.getOutputStream().write((verdict + "\0").getBytes(StandardCharsets.US_ASCII));
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }

    private String verdict(String content) {
        if (broken) {
            return "INSTREAM size limit exceeded. ERROR";
        }
        return content.contains(EICAR) ? "stream: Eicar-Test-Signature FOUND" : "stream: OK";
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
