package io.newsforge.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What neither the compiler nor ArchUnit sees, since it lies across modules or in comments. */
class HouseRulesTest {

    private static final Path ROOT = Path.of("..");
    private static final List<String> PUBLISHED =
            List.of("newsforge-resilience", "newsforge-core", "newsforge-llm", "newsforge-store", "newsforge-testkit");
    private static final Pattern PUBLIC_DECLARATION =
            Pattern.compile("^( {4})*public (?!static void main)[^=;]*[({].*");
    private static final Pattern PUBLIC_TYPE_NAME =
            Pattern.compile("public .*\\b(?:class|interface|record|enum) (\\w+)");

    @Test
    void everyPackageLivesInOneModule() {
        Map<String, String> moduleOf = new HashMap<>();
        List<String> split = new ArrayList<>();
        for (Path module : modules()) {
            TreeSet<String> packages = new TreeSet<>();
            sources(module)
                    .forEach(file -> packages.add(file.getParent().toString().replaceFirst(".*src/main/java/", "")));
            for (String name : packages) {
                String other = moduleOf.putIfAbsent(name, module.getFileName().toString());
                if (other != null) {
                    split.add(name + " in " + other + " and " + module.getFileName());
                }
            }
        }
        assertThat(moduleOf).isNotEmpty();
        assertThat(split).isEmpty();
    }

    @Test
    void everyPackageOfAPublishedModuleSaysWhatItIsForAndIsNullMarked() {
        for (String module : PUBLISHED) {
            sources(ROOT.resolve(module))
                    .map(Path::getParent)
                    .distinct()
                    .filter(directory -> !directory.endsWith("java"))
                    .forEach(directory -> assertThat(read(directory.resolve("package-info.java")))
                            .as(directory.toString())
                            .startsWith("/**")
                            .contains("@NullMarked"));
        }
    }

    @Test
    void everythingPublicHasJavadoc() {
        List<String> bare = new ArrayList<>();
        for (String module : PUBLISHED) {
            sources(ROOT.resolve(module))
                    .filter(HouseRulesTest::isPublicType)
                    .forEach(file -> undocumented(file, bare));
        }
        assertThat(bare).isEmpty();
    }

    private static void undocumented(Path file, List<String> bare) {
        List<String> lines = read(file).lines().toList();
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i);
            if (PUBLIC_DECLARATION.matcher(line).matches()
                    && !isCompactConstructor(line, lines)
                    && !isDocumented(lines, i)) {
                bare.add(file.getFileName() + ":" + (i + 1) + " " + line.strip());
            }
        }
    }

    /** A record's compact constructor only checks what the record's own comment says already. */
    private static boolean isCompactConstructor(String line, List<String> lines) {
        Matcher name = Pattern.compile("public (\\w+) \\{").matcher(line.strip());
        return name.matches() && lines.stream().anyMatch(other -> other.contains("record " + name.group(1) + "("));
    }

    private static boolean isDocumented(List<String> lines, int declaration) {
        int above = declaration - 1;
        while (above >= 0 && lines.get(above).strip().startsWith("@")) {
            if (lines.get(above).strip().equals("@Override")) {
                return true;
            }
            above--;
        }
        return above >= 0 && lines.get(above).strip().endsWith("*/");
    }

    private static boolean isPublicType(Path file) {
        Matcher type = PUBLIC_TYPE_NAME.matcher(read(file));
        return type.find() && file.getFileName().toString().equals(type.group(1) + ".java");
    }

    private static List<Path> modules() {
        try (Stream<Path> children = Files.list(ROOT)) {
            return children.filter(child -> child.getFileName().toString().startsWith("newsforge-"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Stream<Path> sources(Path module) {
        Path main = module.resolve("src/main/java");
        try (Stream<Path> files = Files.walk(main)) {
            return files.filter(file -> file.toString().endsWith(".java")).toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
