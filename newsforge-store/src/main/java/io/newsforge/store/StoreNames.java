package io.newsforge.store;

import io.newsforge.quota.CounterKey;
import java.util.ArrayList;
import java.util.List;

/**
 * Names as the stores write them: any string to one that every database takes, and back. The bar separates the parts of a
 * counter's key, so bars within a part are escaped; so are NUL, which PostgreSQL refuses, and surrogates without their other
 * half, which UTF-8 cannot say and encoders would merge.
 */
final class StoreNames {

    private static final char ESCAPE = '\\';
    private static final char BAR = '|';

    private StoreNames() {}

    static String counter(CounterKey key) {
        return write(key.subject()) + BAR + write(key.limit()) + BAR + write(key.period());
    }

    static CounterKey counter(String written) {
        List<String> parts = new ArrayList<>(3);
        int start = 0;
        for (int i = 0; i < written.length(); i++) {
            char c = written.charAt(i);
            if (c == ESCAPE) {
                i++;
            } else if (c == BAR) {
                parts.add(read(written.substring(start, i)));
                start = i + 1;
            }
        }
        parts.add(read(written.substring(start)));
        return new CounterKey(parts.get(0), parts.get(1), parts.get(2));
    }

    static String write(String name) {
        for (int i = 0; i < name.length(); i++) {
            if (special(name.charAt(i))) {
                return escape(name);
            }
        }
        return name;
    }

    private static boolean special(char c) {
        return c == ESCAPE || c == BAR || c == 0 || Character.isSurrogate(c);
    }

    private static String escape(String name) {
        StringBuilder written = new StringBuilder(name.length() + 8);
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            if (Character.isHighSurrogate(c) && i + 1 < name.length() && Character.isLowSurrogate(name.charAt(i + 1))) {
                written.append(c).append(name.charAt(++i));
            } else if (c == ESCAPE || c == BAR) {
                written.append(ESCAPE).append(c);
            } else if (special(c)) {
                written.append(ESCAPE).append('u').append(String.format("%04x", (int) c));
            } else {
                written.append(c);
            }
        }
        return written.toString();
    }

    static String read(String written) {
        if (written.indexOf(ESCAPE) < 0) {
            return written;
        }
        StringBuilder name = new StringBuilder(written.length());
        for (int i = 0; i < written.length(); i++) {
            char c = written.charAt(i);
            if (c != ESCAPE) {
                name.append(c);
            } else if (written.charAt(i + 1) == 'u') {
                name.append((char) Integer.parseInt(written.substring(i + 2, i + 6), 16));
                i += 5;
            } else {
                name.append(written.charAt(++i));
            }
        }
        return name.toString();
    }
}
