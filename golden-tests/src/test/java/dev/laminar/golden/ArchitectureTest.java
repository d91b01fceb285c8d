package dev.laminar.golden;

import static com.tngtech.archunit.base.DescribedPredicate.alwaysTrue;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The layers of the project, held over the classes of every module. */
class ArchitectureTest {

  private static final String NATIVE = "dev.laminar.nativebindings..";
  private static final String KERNEL = "dev.laminar.kernel..";
  private static final String STORAGE = "dev.laminar.storage..";
  private static final String SQL = "dev.laminar.sql..";
  private static final String CODEGEN = "dev.laminar.codegen..";
  private static final String COMPILER = "dev.laminar.compiler..";
  private static final String CONNECTORS = "dev.laminar.connectors..";
  private static final String TESTKIT = "dev.laminar.testkit..";
  private static final String CLI = "dev.laminar.cli..";
  private static final String[] EMBEDDED = {
    "dev.laminar",
    "dev.laminar.binding..",
    "dev.laminar.compile..",
    "dev.laminar.rows..",
    "dev.laminar.jdbc.."
  };

  private static final String[] CODE_LIBRARIES = {
    "org.objectweb.asm..", "org.codehaus..", "net.bytebuddy.."
  };
  private static final String CALCITE = "org.apache.calcite..";

  private static JavaClasses classes = new ClassFileImporter().importClasses();

  @BeforeAll
  static void importClasses() {
    classes =
        new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .withImportOption(location -> !location.contains("/dev/laminar/sql/parser/generated/"))
            .importPackages("dev.laminar");
  }

  @Test
  void everyModuleIsLookedAt() {
    for (String layer :
        new String[] {NATIVE, KERNEL, STORAGE, SQL, CODEGEN, COMPILER, CONNECTORS, TESTKIT, CLI}) {
      assertThat(classes.stream().filter(resideInAPackage(layer))).as(layer).isNotEmpty();
    }
  }

  @Test
  void layersDependDownwards() {
    layeredArchitecture()
        .consideringOnlyDependenciesInAnyPackage("dev.laminar..")
        .layer("native-bindings")
        .definedBy(NATIVE)
        .layer("runtime-kernel")
        .definedBy(KERNEL)
        .layer("storage")
        .definedBy(STORAGE)
        .layer("sql-frontend")
        .definedBy(SQL)
        .layer("codegen")
        .definedBy(CODEGEN)
        .layer("compiler")
        .definedBy(COMPILER)
        .layer("connectors")
        .definedBy(CONNECTORS)
        .layer("laminar")
        .definedBy(EMBEDDED)
        .layer("testkit")
        .definedBy(TESTKIT)
        .layer("cli")
        .definedBy(CLI)
        .whereLayer("native-bindings")
        .mayOnlyBeAccessedByLayers("runtime-kernel", "storage", "laminar", "cli")
        .whereLayer("runtime-kernel")
        .mayOnlyBeAccessedByLayers(
            "storage",
            "sql-frontend",
            "codegen",
            "compiler",
            "connectors",
            "laminar",
            "testkit",
            "cli")
        .whereLayer("storage")
        .mayOnlyBeAccessedByLayers("laminar", "cli")
        .whereLayer("sql-frontend")
        .mayOnlyBeAccessedByLayers("compiler", "laminar", "cli")
        .whereLayer("codegen")
        .mayOnlyBeAccessedByLayers("compiler", "connectors", "laminar", "cli")
        .whereLayer("compiler")
        .mayOnlyBeAccessedByLayers("laminar", "cli")
        .whereLayer("connectors")
        .mayOnlyBeAccessedByLayers("laminar", "cli")
        .whereLayer("laminar")
        .mayOnlyBeAccessedByLayers("testkit", "cli")
        .whereLayer("testkit")
        .mayOnlyBeAccessedByLayers("cli")
        .whereLayer("cli")
        .mayNotBeAccessedByAnyLayer()
        .ignoreDependency(resideInAPackage("dev.laminar.golden.."), alwaysTrue())
        .check(classes);
  }

  @Test
  void codeGenerationKnowsNoCalcite() {
    noClasses()
        .that()
        .resideInAPackage(CODEGEN)
        .should()
        .dependOnClassesThat()
        .resideInAPackage(CALCITE)
        .check(classes);
  }

  @Test
  void theKernelRunsWithoutSqlAndCompilers() {
    noClasses()
        .that()
        .resideInAnyPackage(KERNEL, STORAGE)
        .should()
        .dependOnClassesThat(
            resideInAnyPackage(CODE_LIBRARIES)
                .or(resideInAnyPackage(CALCITE, SQL, CODEGEN, COMPILER, CONNECTORS)))
        .check(classes);
  }

  @Test
  void connectorsKnowNeitherPlansNorCalcite() {
    noClasses()
        .that()
        .resideInAPackage(CONNECTORS)
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            CALCITE, SQL, COMPILER, "dev.laminar.kernel.plan..", "dev.laminar.kernel.engine..")
        .check(classes);
    noClasses()
        .that()
        .resideInAPackage(CONNECTORS)
        .and()
        .resideOutsideOfPackage("dev.laminar.connectors.formats..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage(CODEGEN)
        .check(classes);
  }

  @Test
  void nativeBindingsNeedOnlyTheJdk() {
    classes()
        .that()
        .resideInAPackage(NATIVE)
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(NATIVE, "java..", "org.jspecify..")
        .check(classes);
  }

  @Test
  void onlyTheCommandLineWritesToTheConsole() {
    noClasses()
        .that()
        .resideOutsideOfPackages(CLI)
        // Where LaminarOptions and a plan's own main program take their console from.
        .and()
        .doNotHaveFullyQualifiedName("dev.laminar.LaminarOptions")
        .and()
        .resideOutsideOfPackage("dev.laminar.kernel.launch..")
        .should()
        .accessField(System.class, "out")
        .orShould()
        .accessField(System.class, "err")
        .check(classes);
    noClasses()
        .that()
        // java.sql.Driver has it in its signature.
        .doNotHaveFullyQualifiedName("dev.laminar.jdbc.LaminarDriver")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("java.util.logging..")
        .check(classes);
  }

  @Test
  void everyPackageIsDescribedAndNullMarked() {
    Set<String> described = new TreeSet<>();
    Set<String> all = new TreeSet<>();
    for (JavaClass type : classes) {
      all.add(type.getPackageName());
      if (type.getSimpleName().equals("package-info")
          && type.isAnnotatedWith("org.jspecify.annotations.NullMarked")) {
        described.add(type.getPackageName());
      }
    }
    all.removeAll(described);
    assertThat(all).as("packages without a @NullMarked package-info").isEmpty();
  }
}
