package io.newsforge.servlet;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noMethods;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** What the adapter may know of. */
@AnalyzeClasses(packages = "io.newsforge.servlet", importOptions = ImportOption.DoNotIncludeTests.class)
class ServletArchitectureTest {

    @ArchTest
    static final ArchRule knowsNoModelNoStoreAndNoContainer = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "io.newsforge.llm..",
                    "io.newsforge.store..",
                    "org.apache.catalina..",
                    "org.eclipse.jetty..",
                    "io.undertow..");

    @ArchTest
    static final ArchRule jsonStaysBehindTheWall = noMethods()
            .that()
            .arePublic()
            .and()
            .areDeclaredInClassesThat()
            .arePublic()
            .should()
            .haveRawReturnType(resideInAnyPackage("com.fasterxml.."));

    @ArchTest
    static final ArchRule nothingStaticChanges =
            fields().that().areStatic().should().beFinal();
}
