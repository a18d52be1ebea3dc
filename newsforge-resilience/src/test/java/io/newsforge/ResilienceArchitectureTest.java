package io.newsforge;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** The ground's map: everything stands on time, and nothing else meets. */
@AnalyzeClasses(packages = "io.newsforge", importOptions = ImportOption.DoNotIncludeTests.class)
class ResilienceArchitectureTest {

    @ArchTest
    static final ArchRule packagesFormNoCycle =
            slices().matching("io.newsforge.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule packagesMeetOnlyInTime = slices().matching("io.newsforge.(*)..")
            .should()
            .notDependOnEachOther()
            .ignoreDependency(
                    DescribedPredicate.alwaysTrue(),
                    JavaClass.Predicates.resideInAnyPackage("io.newsforge.time", "io.newsforge.expect"));

    @ArchTest
    static final ArchRule timeStandsOnNothing = noClasses()
            .that()
            .resideInAnyPackage("io.newsforge.time", "io.newsforge.expect")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.newsforge.breaker", "io.newsforge.retry", "io.newsforge.pacing");

    @ArchTest
    static final ArchRule theWallHolds = classes()
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    "java..", "io.newsforge..", "org.slf4j..", "io.micrometer.core.instrument..", "org.jspecify..");
}
