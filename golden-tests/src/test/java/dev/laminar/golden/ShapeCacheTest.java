package dev.laminar.golden;

import static org.assertj.core.api.Assertions.assertThat;

import dev.laminar.Laminar;
import dev.laminar.codegen.load.CodegenOptions.Tier;
import dev.laminar.compile.CompiledQuery;
import dev.laminar.compile.CompiledStatement;
import dev.laminar.compile.StatementCompiler;
import java.lang.management.ManagementFactory;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Rules that differ only in literals share one class. */
class ShapeCacheTest {

  private static final int RULES = 10_000;

  /**
   * Rules that a database runs; the rest of the ten thousand is compiled, which is what classes
   * come from.
   */
  private static final int RUNNING_RULES = 1_000;

  private static final String SOURCE =
      "CREATE SOURCE trades (symbol VARCHAR NOT NULL, price DECIMAL(12, 2) NOT NULL);";

  private static String rule(int number) {
    return "CREATE STREAM rule_"
        + number
        + " AS SELECT symbol, price FROM trades WHERE price > "
        + number;
  }

  @Test
  void tenThousandRulesAreOneClass() {
    try (StatementCompiler compiler =
        new StatementCompiler(CaseRunner.settings(Tier.ASM), Map.of())) {
      compiler.compile(compiler.parse("rules.sql", SOURCE).getFirst());
      compile(compiler, 0);
      long loadedBefore = loadedClasses();
      Set<Class<?>> types = new HashSet<>();
      Set<Object> constants = new HashSet<>();
      for (int number = 1; number <= RULES; number++) {
        CompiledQuery query = compile(compiler, number);
        types.add(typeOf(query));
        constants.add(query.plan().nodes().getLast().toString());
        compiler.compile(compiler.parse("rules.sql", "DROP STREAM rule_" + number).getFirst());
        compiler.release("rule_" + number);
      }
      assertThat(types).hasSize(1);
      assertThat(constants).as("plans keep their own literal").hasSize(RULES);
      // A few hundred of the JDK's and Calcite's own classes may load meanwhile, not one for each
      // rule.
      assertThat(loadedClasses() - loadedBefore).isLessThan(RULES / 20);
    }
  }

  @Test
  void rulesOfOneDatabaseShareAClass() {
    try (Laminar database = Laminar.open()) {
      database.execute(SOURCE);
      database.execute(rule(0));
      Class<?> shared = typeOf(database.query("rule_0"));
      StringBuilder script = new StringBuilder();
      for (int number = 1; number <= RUNNING_RULES; number++) {
        script.append(rule(number)).append(";\n");
      }
      database.execute(script.toString());
      for (int number = 1; number <= RUNNING_RULES; number++) {
        assertThat(typeOf(database.query("rule_" + number))).isSameAs(shared);
      }
    }
  }

  private static CompiledQuery compile(StatementCompiler compiler, int number) {
    CompiledStatement compiled =
        compiler.compile(compiler.parse("rules.sql", rule(number)).getFirst());
    return ((CompiledStatement.NewQuery) compiled).query();
  }

  private static Class<?> typeOf(CompiledQuery query) {
    assertThat(query.generated()).hasSize(1);
    try {
      return query.classes().resolve(query.generated().getFirst().binaryName());
    } catch (ClassNotFoundException e) {
      throw new AssertionError(e);
    }
  }

  private static long loadedClasses() {
    return ManagementFactory.getClassLoadingMXBean().getTotalLoadedClassCount();
  }
}
