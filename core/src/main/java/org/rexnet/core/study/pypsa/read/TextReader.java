package org.rexnet.core.study.pypsa.read;

import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/** Decodes UTF-8 and refuses everything that is not text; for one thread. */
public final class TextReader extends Reader {

    private static final int BUFFER = 1 << 16;

    private final InputStream in;
    private final CharsetDecoder decoder = StandardCharsets.UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
    private final ByteBuffer bytes = ByteBuffer.allocate(BUFFER);
    private int line = 1;
    private boolean ended;

    /** Says in which line a file stops being text, and why. */
    public static final class NotTextException extends IOException {

        private static final long serialVersionUID = 1;
        private final int line;

        NotTextException(int line, String message) {
            super(message);
            this.line = line;
        }

        int line() {
            return line;
        }
    }

    /** Takes over the stream; throws {@link NotTextException} where it begins as another kind of file does. */
    public TextReader(InputStream in) throws IOException {
        this.in = in;
        fill();
        refuse("PK\u0003\u0004", "is a zip archive, not a CSV table; unpack it first");
        refuse("\u001f\u008b", "is compressed by gzip, not a CSV table; unpack it first");
        refuse("\u00ff\u00fe", "is text in UTF-16; it must be in UTF-8");
        refuse("\u00fe\u00ff", "is text in UTF-16; it must be in UTF-8");
        if (startsWith("\u00ef\u00bb\u00bf")) {
            bytes.position(3);
        }
    }

    @Override
    public int read(char[] target, int offset, int length) throws IOException {
        CharBuffer out = CharBuffer.wrap(target, offset, length);
        while (true) {
            CoderResult result = decoder.decode(bytes, out, ended);
            int decoded = out.position() - offset;
            if (decoded > 0) {
                count(target, offset, offset + decoded);
                return decoded;
            }
            if (result.isError()) {
                throw new NotTextException(line, "is not text in UTF-8");
            }
            if (ended) {
                return -1;
            }
            bytes.compact();
            fill();
        }
    }

    @Override
    public void close() throws IOException {
        in.close();
    }

    private void fill() throws IOException {
        int count = in.read(bytes.array(), bytes.position(), bytes.remaining());
        ended = count < 0;
        bytes.position(bytes.position() + Math.max(0, count)).flip();
    }

    private void count(char[] text, int from, int end) throws NotTextException {
        for (int i = from; i < end; i++) {
            if (text[i] == '\n') {
                line++;
            } else if (text[i] == '\0') {
                throw new NotTextException(line, "is a binary file, not a CSV table");
            }
        }
    }

    private void refuse(String start, String message) throws NotTextException {
        if (startsWith(start)) {
            throw new NotTextException(0, message);
        }
    }

    private boolean startsWith(String start) {
        boolean equal = bytes.limit() >= start.length();
        for (int i = 0; equal && i < start.length(); i++) {
            equal = (bytes.get(i) & 0xff) == start.charAt(i);
        }
        return equal;
    }
}
