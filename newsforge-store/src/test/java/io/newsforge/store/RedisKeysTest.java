package io.newsforge.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.newsforge.quota.AdjustRequest;
import io.newsforge.quota.Amounts;
import io.newsforge.quota.CloseRequest;
import io.newsforge.quota.CounterKey;
import io.newsforge.quota.CounterSpan;
import io.newsforge.quota.Ending;
import io.newsforge.quota.HoldLine;
import io.newsforge.quota.HoldRequest;
import io.newsforge.quota.QuotaStore;
import io.newsforge.quota.Unit;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import redis.clients.jedis.Jedis;
import redis.clients.jedis.JedisMonitor;
import redis.clients.jedis.UnifiedJedis;
import redis.clients.jedis.util.JedisClusterCRC16;
import redis.embedded.RedisServer;

/** What a cluster asks of scripts: each key is named in the call, and the keys of a call share a slot. As the server saw it. */
class RedisKeysTest {

    private static final Instant START = Instant.parse("2026-11-21T00:00:00Z");
    private static final Duration DAY = Duration.ofDays(1);
    private static final Pattern WORD = Pattern.compile("\"((?:[^\"\\\\]++|\\\\.)*+)\"");
    private static final String LAST = "that is all";

    /** A script's call, and the keys of the commands it ran. */
    private record Call(Set<String> keys, Set<String> touched) {}

    @Test
    void namesEveryKeyItTouchesAndKeepsThemInOneSlot() throws Exception {
        int port = Servers.freePort();
        RedisServer server = Servers.startRedis(port);
        try (UnifiedJedis redis = Servers.redis(port, Duration.ofSeconds(5))) {
            List<Call> calls = calls(port, redis);

            assertThat(calls.stream().filter(call -> !call.touched().isEmpty())).hasSizeGreaterThan(10);
            assertThat(calls).allSatisfy(call -> {
                assertThat(call.keys()).containsAll(call.touched());
                assertThat(call.keys().stream().map(JedisClusterCRC16::getSlot).distinct())
                        .hasSize(1);
            });
            assertThat(calls.stream().flatMap(call -> call.touched().stream()).distinct())
                    .anyMatch(key -> key.endsWith(":g:group-1"))
                    .anyMatch(key -> key.endsWith(":new"))
                    .anyMatch(key -> key.endsWith(":due"));
        } finally {
            Servers.stop(server);
        }
    }

    private static List<Call> calls(int port, UnifiedJedis redis) throws Exception {
        BlockingQueue<String> seen = new LinkedBlockingQueue<>();
        try (Jedis watching = new Jedis("127.0.0.1", port, 20_000)) {
            Thread monitor = new Thread(() -> watching.monitor(new JedisMonitor() {
                @Override
                public void onCommand(String command) {
                    seen.add(command);
                    if (command.contains(LAST)) {
                        client.disconnect();
                    }
                }
            }));
            monitor.start();
            while (seen.poll(20, TimeUnit.MILLISECONDS) == null) {
                redis.ping();
            }
            useAll(RedisQuotaStore.on(redis).timedByCallers());
            useAll(RedisQuotaStore.on(redis));
            redis.set(LAST, "");
            monitor.join(20_000);
        }
        return calls(List.copyOf(seen));
    }

    /** Every operation, and for the sweeper leases that end, and holds, adjustments and counters that may go. */
    private static void useAll(QuotaStore store) {
        for (String group : List.of("group-1", "group-2", "{group}-3")) {
            HoldLine day = line("day", new CounterSpan.Calendar(START.plus(DAY)));
            HoldLine minute = line("minute", new CounterSpan.Sliding(Duration.ofSeconds(1), 60));
            HoldLine ever = line("ever", new CounterSpan.Lifetime());
            List<HoldLine> lines = List.of(day, minute, ever);
            for (String key : List.of("settled", "lost", "settled")) {
                store.take(new HoldRequest(group, key, "print", lines, START, Duration.ofMinutes(1), DAY));
            }
            Amounts used = Amounts.of(Unit.REQUESTS, 1);
            store.close(new CloseRequest(group, "settled", Ending.SETTLE, used, START));
            store.close(new CloseRequest(group, "settled", Ending.RELEASE, used, START));
            store.close(new CloseRequest(group, "never", Ending.RELEASE, used, START));
            store.adjust(new AdjustRequest(
                    group, "credit", minute.counter(), minute.span(), -1, "goodwill", START, Duration.ofHours(1)));
            store.read(group, lines, START);
            store.books(group);
        }
        for (int days = 0; days < 9; days++) {
            store.expire(START.plus(DAY.multipliedBy(days)), 1_000);
        }
    }

    private static HoldLine line(String period, CounterSpan span) {
        return new HoldLine(new CounterKey("user:1", "requests", period), Unit.REQUESTS, 2, 100, span);
    }

    private static List<Call> calls(List<String> commands) {
        List<Call> calls = new ArrayList<>();
        for (String command : commands) {
            List<String> words = words(command);
            if (command.contains("lua]")) {
                calls.get(calls.size() - 1).touched().addAll(words.size() > 1 ? words.subList(1, 2) : List.of());
            } else if (words.get(0).startsWith("EVAL")) {
                int keys = Integer.parseInt(words.get(2));
                calls.add(new Call(Set.copyOf(words.subList(3, 3 + keys)), new TreeSet<>()));
            }
        }
        return calls;
    }

    private static List<String> words(String command) {
        Matcher word = WORD.matcher(command);
        List<String> words = new ArrayList<>();
        while (word.find()) {
            words.add(word.group(1));
        }
        return words;
    }
}
