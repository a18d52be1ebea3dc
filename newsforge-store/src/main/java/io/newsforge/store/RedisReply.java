package io.newsforge.store;

import io.newsforge.quota.Books;
import java.util.ArrayList;
import java.util.List;

/** Answers of the scripts: numbers, then perhaps a list of texts; of the books three lists. */
final class RedisReply {

    private static final int HOLD_HEAD = 10;
    private static final int HOLD_LINE = 6;

    private RedisReply() {}

    static StoreReply of(List<?> reply) {
        int size = reply.size();
        List<String> texts = List.of();
        if (size > 0 && reply.get(size - 1) instanceof List<?> last) {
            texts = last.stream().map(String.class::cast).toList();
            size--;
        }
        return new StoreReply(numbers(reply, 0, size), texts);
    }

    private static long[] numbers(List<?> reply, int from, int to) {
        long[] numbers = new long[to - from];
        for (int i = from; i < to; i++) {
            numbers[i - from] = (Long) reply.get(i);
        }
        return numbers;
    }

    static Books books(String group, List<?> reply) {
        BooksWriter books = new BooksWriter(group, (Long) reply.get(0));
        ((List<?>) reply.get(1)).forEach(row -> books.counter(counter((List<?>) row)));
        ((List<?>) reply.get(2)).forEach(row -> books.hold(hold((List<?>) row)));
        ((List<?>) reply.get(3)).forEach(row -> {
            List<?> a = (List<?>) row;
            books.adjustment(
                    number(a, 5),
                    StoreNames.read((String) a.get(0)),
                    (String) a.get(1),
                    number(a, 2),
                    number(a, 3),
                    StoreNames.read((String) a.get(4)));
        });
        return books.books();
    }

    private static CounterRow counter(List<?> row) {
        if (row.size() == 3) {
            Long[] none = {};
            return new CounterRow((String) row.get(0), number(row, 1), number(row, 2), 0, 0, 0, none, none);
        }
        int slices = (int) number(row, 4);
        return new CounterRow(
                (String) row.get(0),
                number(row, 6),
                0,
                0,
                number(row, 3),
                number(row, 5),
                boxed(row, 7, 7 + slices),
                boxed(row, 7 + slices, 7 + 2 * slices));
    }

    private static Long[] boxed(List<?> row, int from, int to) {
        return row.subList(from, to).stream().map(Long.class::cast).toArray(Long[]::new);
    }

    private static HoldRow hold(List<?> row) {
        boolean leaseEnded = number(row, 6) == 1;
        List<String> counters = new ArrayList<>();
        List<Long> lines = new ArrayList<>();
        for (int i = HOLD_HEAD; i < row.size(); i += HOLD_LINE) {
            counters.add((String) row.get(i));
            row.subList(i + 1, i + 1 + HoldRow.WIDTH).forEach(number -> lines.add((Long) number));
        }
        return new HoldRow(
                StoreNames.read((String) row.get(0)),
                (int) number(row, 1),
                number(row, 2),
                orNever(number(row, 5)),
                leaseEnded,
                orNever(number(row, 7)),
                counters,
                lines);
    }

    private static long orNever(long at) {
        return at == 0 ? -1 : at;
    }

    private static long number(List<?> row, int index) {
        return (Long) row.get(index);
    }
}
