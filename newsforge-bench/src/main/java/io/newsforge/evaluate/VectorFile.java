package io.newsforge.evaluate;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** What came of running one vector file. */
record VectorFile(String name, int passed, List<Failure> failures, SortedMap<String, Integer> notYet) {

    /** A case that came out otherwise than expected. */
    record Failure(String id, String kind, JsonNode expected, JsonNode got) {}

    /** Runs every JSON file of a folder, in the order of their names. */
    static List<VectorFile> runAll(Path folder, VectorCheckers checkers) throws IOException {
        List<Path> files;
        try (Stream<Path> all = Files.list(folder)) {
            files = all.filter(file -> file.toString().endsWith(".json"))
                    .sorted()
                    .toList();
        }
        List<VectorFile> run = new ArrayList<>();
        for (Path file : files) {
            run.add(run(file, checkers));
        }
        return run;
    }

    static VectorFile run(Path file, VectorCheckers checkers) throws IOException {
        int passed = 0;
        List<Failure> failures = new ArrayList<>();
        SortedMap<String, Integer> notYet = new TreeMap<>();
        for (JsonNode node : new ObjectMapper().readTree(file.toFile())) {
            VectorCase test = VectorCase.from(node);
            Optional<VectorChecker> checker = checkers.find(test);
            if (checker.isEmpty()) {
                notYet.merge(test.kind(), 1, Integer::sum);
                continue;
            }
            ObjectNode got = checker.get().got(test);
            if (agree(test.expected(), got)) {
                passed++;
            } else {
                failures.add(new Failure(test.id(), test.kind(), test.expected(), got));
            }
        }
        return new VectorFile(String.valueOf(file.getFileName()), passed, failures, notYet);
    }

    /** How many cases have no checker yet. */
    int waiting() {
        return notYet.values().stream().mapToInt(Integer::intValue).sum();
    }

    private static boolean agree(JsonNode expected, ObjectNode got) {
        for (Map.Entry<String, JsonNode> field : expected.properties()) {
            if (!field.getValue().equals(got.get(field.getKey()))) {
                return false;
            }
        }
        return true;
    }
}
