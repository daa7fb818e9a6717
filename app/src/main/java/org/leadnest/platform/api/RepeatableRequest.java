package org.leadnest.platform.api;

import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.Part;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;

/**
 * A request whose body was read once to know what it asks for, and can be read by its handler all the same. A multipart
 * body stays with the container, which keeps its parts on disk; any other one is held here, up to 8 MB.
 */
final class RepeatableRequest extends HttpServletRequestWrapper {
    private static final int MOST_BYTES = 8 * 1024 * 1024;

    private final Optional<byte[]> body;
    private final byte[] hash;

    private RepeatableRequest(HttpServletRequest request, Optional<byte[]> body, byte[] hash) {
        super(request);
        this.body = body;
        this.hash = hash;
    }

    static RepeatableRequest of(HttpServletRequest request) throws IOException, ServletException {
        MessageDigest digest = sha256();
        digest.update((caller() + "\n" + request.getRequestURI() + "\n" + request.getQueryString() + "\n")
                .getBytes(StandardCharsets.UTF_8));
        String type =
                request.getContentType() == null ? "" : request.getContentType().toLowerCase(Locale.ROOT);
        if (type.startsWith("multipart/")) {
            for (Part part : request.getParts()) {
                digest(part, digest);
            }
            return new RepeatableRequest(request, Optional.empty(), digest.digest());
        }
        byte[] bytes = request.getInputStream().readNBytes(MOST_BYTES + 1);
        if (bytes.length > MOST_BYTES) {
            throw new Refused(HttpStatus.CONTENT_TOO_LARGE, "expected a body of at most 8 MB");
        }
        return new RepeatableRequest(request, Optional.of(bytes), digest.digest(bytes));
    }

    /** The id of the API key: what one of them was answered is not for another, whose scopes may be fewer. */
    private static String caller() {
        Authentication known = SecurityContextHolder.getContext().getAuthentication();
        return known == null ? "" : known.getName();
    }

    private static void digest(Part part, MessageDigest digest) throws IOException {
        String head = part.getName() + "\n" + part.getSubmittedFileName() + "\n" + part.getSize() + "\n";
        digest.update(head.getBytes(StandardCharsets.UTF_8));
        try (InputStream content = new DigestInputStream(part.getInputStream(), digest)) {
            content.transferTo(java.io.OutputStream.nullOutputStream());
        }
    }

    byte[] hash() {
        return Arrays.copyOf(hash, hash.length);
    }

    @Override
    public ServletInputStream getInputStream() throws IOException {
        return body.isPresent() ? new Replay(body.get()) : super.getInputStream();
    }

    @Override
    public BufferedReader getReader() throws IOException {
        return new BufferedReader(new InputStreamReader(getInputStream(), StandardCharsets.UTF_8));
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static final class Replay extends ServletInputStream {
        private final ByteArrayInputStream bytes;

        Replay(byte[] body) {
            this.bytes = new ByteArrayInputStream(body);
        }

        @Override
        public int read() {
            return bytes.read();
        }

        @Override
        public int read(byte[] target, int offset, int length) {
            return bytes.read(target, offset, length);
        }

        @Override
        public boolean isFinished() {
            return bytes.available() == 0;
        }

        @Override
        public boolean isReady() {
            return true;
        }

        @Override
        public void setReadListener(ReadListener listener) {
            throw new UnsupportedOperationException("the body is here already: read it");
        }
    }
}
