package io.newsforge;

import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.syntax.ArchRuleDefinition;

/** The map of this module, as the build holds it. */
@AnalyzeClasses(packages = "io.newsforge", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule packagesFormNoCycle =
            slices().matching("io.newsforge.(**)").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule arrowsPointDown = layeredArchitecture()
            .consideringOnlyDependenciesInLayers()
            .layer("root")
            .definedBy("io.newsforge")
            .layer("ground")
            .definedBy("io.newsforge.ground..")
            .layer("post")
            .definedBy("io.newsforge.post..")
            .layer("summary")
            .definedBy("io.newsforge.summary..")
            .layer("payload")
            .definedBy("io.newsforge.payload..")
            .layer("platform")
            .definedBy("io.newsforge.platform..")
            .layer("article")
            .definedBy("io.newsforge.article..")
            .layer("feed")
            .definedBy("io.newsforge.feed..")
            .layer("markup")
            .definedBy("io.newsforge.markup..")
            .layer("fetch")
            .definedBy("io.newsforge.fetch..")
            .layer("text")
            .definedBy("io.newsforge.text..")
            .layer("time")
            .definedBy("io.newsforge.time..")
            .whereLayer("root")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("ground")
            .mayOnlyBeAccessedByLayers("root")
            .whereLayer("post")
            .mayOnlyBeAccessedByLayers("ground", "root")
            .whereLayer("summary")
            .mayOnlyBeAccessedByLayers("post", "root")
            .whereLayer("payload")
            .mayOnlyBeAccessedByLayers("post", "ground", "root")
            .whereLayer("platform")
            .mayOnlyBeAccessedByLayers("markup", "payload", "post", "ground", "root")
            .whereLayer("article")
            .mayOnlyBeAccessedByLayers("feed", "summary", "payload", "post", "ground", "root")
            .whereLayer("feed")
            .mayOnlyBeAccessedByLayers("root")
            .whereLayer("markup")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("fetch")
            .mayOnlyBeAccessedByLayers("root");

    @ArchTest
    static final ArchRule librariesStayBehindTheWall = ArchRuleDefinition.noMethods()
            .that()
            .arePublic()
            .and()
            .areDeclaredInClassesThat()
            .arePublic()
            .should()
            .haveRawReturnType(com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage(
                    "org.jsoup..", "com.fasterxml..", "org.apache.hc..", "com.github.benmanes.."));

    @ArchTest
    static final ArchRule nothingStaticChanges =
            ArchRuleDefinition.fields().that().areStatic().should().beFinal();
}
