package io.newsforge.health.probe;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/** The files of a control group, of version 2 or 1. A missing file is a group without that limit; a broken one is an exception. */
record Cgroup(Path root) {

    static final Path USUAL = Path.of("/sys/fs/cgroup");

    /** Version 1 writes "no limit" as the largest multiple of a page, which nobody has. */
    private static final long ABSURD = 1L << 62;

    private static final String NO_LIMIT = "max";

    /** The most bytes the group may use, empty if it is not limited. */
    OptionalLong memoryLimit() throws IOException {
        String limit = text("memory.max", "memory/memory.limit_in_bytes");
        if (limit.isEmpty() || limit.equals(NO_LIMIT)) {
            return OptionalLong.empty();
        }
        long bytes = number("memory limit", limit);
        return bytes <= 0 || bytes >= ABSURD ? OptionalLong.empty() : OptionalLong.of(bytes);
    }

    /** The bytes the group cannot give back at once: its use without the file pages nobody has read lately, as Kubernetes counts. */
    long memoryUsed() throws IOException {
        long used = number("memory use", text("memory.current", "memory/memory.usage_in_bytes"));
        return Math.max(0, used - inactive());
    }

    private long inactive() throws IOException {
        String v2 = stat("memory.stat", "inactive_file");
        String found = v2.isEmpty() ? stat("memory/memory.stat", "total_inactive_file") : v2;
        return found.isEmpty() ? 0 : number("inactive files", found);
    }

    private String stat(String file, String key) throws IOException {
        Path path = root.resolve(file);
        List<String> lines = Files.isRegularFile(path) ? Files.readAllLines(path) : List.of();
        return lines.stream()
                .filter(line -> line.startsWith(key + " "))
                .map(line -> line.substring(key.length() + 1).strip())
                .findFirst()
                .orElse("");
    }

    /** How many processors' time the group may use, empty if it is not limited. */
    OptionalDouble cpus() throws IOException {
        String v2 = text("cpu.max", "cpu.max");
        if (!v2.isEmpty()) {
            String[] both = v2.split(" ", 2);
            return both.length < 2 || both[0].equals(NO_LIMIT) ? OptionalDouble.empty() : ratio(both[0], both[1]);
        }
        String quota = text("cpu/cpu.cfs_quota_us", "cpu,cpuacct/cpu.cfs_quota_us");
        return quota.isEmpty()
                ? OptionalDouble.empty()
                : ratio(quota, text("cpu/cpu.cfs_period_us", "cpu,cpuacct/cpu.cfs_period_us"));
    }

    private static OptionalDouble ratio(String quota, String period) throws IOException {
        long share = number("quota", quota);
        long of = number("period", period);
        return share <= 0 || of <= 0 ? OptionalDouble.empty() : OptionalDouble.of(share / (double) of);
    }

    /** The first of two files that is there; empty if neither is. */
    private String text(String one, String other) throws IOException {
        Path first = root.resolve(one);
        Path path = Files.isRegularFile(first) ? first : root.resolve(other);
        return Files.isRegularFile(path) ? Files.readString(path).strip() : "";
    }

    private static long number(String what, String text) throws IOException {
        try {
            return Long.parseLong(text.strip());
        } catch (NumberFormatException e) {
            throw new IOException(what + ": \"" + text + "\" (expected: a number)", e);
        }
    }
}
