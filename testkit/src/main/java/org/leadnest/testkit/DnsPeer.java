package org.leadnest.testkit;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** A name server by UDP (RFC 1035) that knows MX records, and no other domain than it is told of. */
public final class DnsPeer implements AutoCloseable {
    private static final int HEADER = 12;
    private static final int MX = 15;
    private static final int NO_SUCH_NAME = 3;

    private final DatagramSocket socket;
    private final Map<String, List<String>> exchangers = new ConcurrentHashMap<>();

    public DnsPeer() {
        try {
            socket = new DatagramSocket(0, InetAddress.getLoopbackAddress());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        Thread.ofVirtual().start(this::serve);
    }

    public String place() {
        return "127.0.0.1:" + socket.getLocalPort();
    }

    public void mail(String domain, String... servers) {
        exchangers.put(domain, List.of(servers));
    }

    private void serve() {
        byte[] room = new byte[512];
        while (!socket.isClosed()) {
            try {
                DatagramPacket asked = new DatagramPacket(room, room.length);
                socket.receive(asked);
                byte[] answer = answer(Arrays.copyOf(asked.getData(), asked.getLength()));
                socket.send(new DatagramPacket(answer, answer.length, asked.getSocketAddress()));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private byte[] answer(byte[] asked) throws IOException {
        StringBuilder name = new StringBuilder();
        int at = HEADER;
        while (asked[at] != 0) {
            name.append(name.isEmpty() ? "" : ".")
                    .append(new String(asked, at + 1, asked[at], StandardCharsets.US_ASCII));
            at += asked[at] + 1;
        }
        int end = at + 5;
        List<String> known = exchangers.get(name.toString().toLowerCase(Locale.ROOT));
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(bytes);
        out.write(asked, 0, 2);
        out.writeShort(0x8180 | (known == null ? NO_SUCH_NAME : 0));
        out.writeShort(1);
        out.writeShort(known == null ? 0 : known.size());
        out.writeInt(0);
        out.write(asked, HEADER, end - HEADER);
        for (String server : known == null ? List.<String>of() : known) {
            record(out, server);
        }
        return bytes.toByteArray();
    }

    private static void record(DataOutputStream out, String server) throws IOException {
        ByteArrayOutputStream labels = new ByteArrayOutputStream();
        for (String label : List.of(server.split("\\.", -1))) {
            labels.write(label.length());
            labels.write(label.getBytes(StandardCharsets.US_ASCII));
        }
        labels.write(0);
        out.writeShort(0xC000 | HEADER);
        out.writeShort(MX);
        out.writeShort(1);
        out.writeInt(60);
        out.writeShort(2 + labels.size());
        out.writeShort(10);
        labels.writeTo(out);
    }

    @Override
    public void close() {
        socket.close();
    }
}
