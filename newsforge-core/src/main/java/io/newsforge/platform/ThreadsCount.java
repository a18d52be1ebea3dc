package io.newsforge.platform;

import io.newsforge.text.Graphemes;

/** Counts a text as Threads does. */
final class ThreadsCount {

    private ThreadsCount() {}

    static int of(String text) {
        int count = 0;
        for (int at = 0; at < text.length(); ) {
            int end = Graphemes.next(text, at);
            OffsetUnit unit = Graphemes.isEmoji(text, at, end) ? OffsetUnit.UTF8_BYTE : OffsetUnit.CODE_POINT;
            count += unit.width(text, at, end);
            at = end;
        }
        return count;
    }
}
