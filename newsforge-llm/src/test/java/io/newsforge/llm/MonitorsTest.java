package io.newsforge.llm;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaConstructor;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * A virtual thread that blocks while it holds a monitor holds its carrier too (until JDK 24), so nothing that waits may be done under
 * one. JDK 17 has no such threads to try it with: what is shown is that there is no such place.
 */
class MonitorsTest {

    /** Books in memory, under one monitor each: sums, sets and queues, and no call to anybody else. */
    private static final Set<String> MAY_HAVE_MONITORS = Set.of(
            "io.newsforge.quota.MemoryGroup", "io.newsforge.quota.InMemoryQuotaStore", "io.newsforge.retry.HedgedCall");

    /** Who waits for the world, for another thread, or for a lock; what a host hands in may do all of it. */
    private static final Pattern WAITS = Pattern.compile(
            "java\\.(?:net|sql|io|nio\\.channels|nio\\.file)\\..*|org\\.apache\\.hc\\..*|org\\.slf4j\\..*|io\\.micrometer\\..*"
                    + "|java\\.lang\\.Thread\\.(?:sleep|join).*|java\\.lang\\.Object\\.wait.*"
                    + "|java\\.util\\.concurrent\\.locks\\..*|java\\.util\\.concurrent\\.(?:Semaphore|CountDownLatch)\\..*"
                    + "|java\\.util\\.concurrent\\..*(?:Future|Executor\\w*|Queue)\\.(?:get|join|put|take|execute|submit|invoke\\w*|await\\w*).*"
                    + "|java\\.util\\.concurrent\\.CompletableFuture\\.complete.*"
                    + "|io\\.newsforge\\.time\\.(?:Sleeper|Timer)\\..*|io\\.newsforge\\.llm\\.spi\\..*Provider\\..*");

    private static final List<String> MODULES = List.of("newsforge-resilience", "newsforge-llm");
    private static final Pattern BLOCK = Pattern.compile("\\bsynchronized\\s*\\(");

    private final JavaClasses classes = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("io.newsforge");

    @Test
    void areHeldByNoBlockOfCode() {
        for (String module : MODULES) {
            List<Path> sources = sources(module);

            assertThat(sources).hasSizeGreaterThan(50);
            assertThat(sources).allSatisfy(file -> assertThat(read(file)).doesNotContainPattern(BLOCK));
        }
    }

    @Test
    void areHeldByMethodsOfBooksInMemoryOnly() {
        assertThat(monitored())
                .extracting(method -> method.getOwner().getName())
                .isSubsetOf(MAY_HAVE_MONITORS);
        assertThat(monitored())
                .filteredOn(method -> method.getOwner().getPackageName().startsWith("io.newsforge.llm"))
                .isEmpty();
    }

    @Test
    void areNeverHeldWhereAnythingIsWaitedFor() {
        assertThat(classes.contain("io.newsforge.llm.router.ModelRouter")).isTrue();
        assertThat(monitored()).hasSizeGreaterThan(5);
        assertThat(monitored())
                .allSatisfy(method ->
                        assertThat(waits(method)).as(method.getFullName()).isEmpty());
    }

    @Test
    void wouldBeFoundWhereSomethingIsWaitedFor() {
        JavaMethod send = classes.get("io.newsforge.llm.router.ModelRouter").getMethods().stream()
                .filter(method -> method.getName().equals("close"))
                .findFirst()
                .orElseThrow();

        assertThat(waits(send)).isNotEmpty();
    }

    private List<JavaMethod> monitored() {
        return classes.stream()
                .filter(type -> !type.getPackageName().startsWith("io.newsforge.testkit"))
                .flatMap(type -> type.getMethods().stream())
                .filter(method -> method.getModifiers().contains(JavaModifier.SYNCHRONIZED))
                .toList();
    }

    /** What of the calls from a method, over our own code and all that implements it, may wait. */
    private List<String> waits(JavaMethod from) {
        Deque<JavaCodeUnit> open = new ArrayDeque<>(List.of(from));
        Set<JavaCodeUnit> seen = new HashSet<>(open);
        List<String> waits = new ArrayList<>();
        while (!open.isEmpty()) {
            open.pop().getCallsFromSelf().forEach(call -> {
                String target = call.getTarget().getFullName();
                if (WAITS.matcher(target).matches()) {
                    waits.add(target + " in " + call.getOrigin().getFullName());
                }
                meant(call.getTargetOwner(), call.getTarget().getName())
                        .filter(seen::add)
                        .forEach(open::push);
            });
        }
        return waits;
    }

    /** Our own code that a call may mean: by name, which is more than by signature. */
    private static Stream<JavaCodeUnit> meant(JavaClass owner, String name) {
        if (!owner.getPackageName().startsWith("io.newsforge")) {
            return Stream.empty();
        }
        Stream<JavaClass> below =
                name.equals(JavaConstructor.CONSTRUCTOR_NAME) ? Stream.empty() : owner.getAllSubclasses().stream();
        return Stream.concat(Stream.of(owner), below)
                .flatMap(type -> type.getCodeUnits().stream())
                .filter(unit -> unit.getName().equals(name));
    }

    private static List<Path> sources(String module) {
        try (Stream<Path> files = Files.walk(Path.of("..", module, "src", "main", "java"))) {
            return files.filter(file -> file.toString().endsWith(".java")).toList();
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
