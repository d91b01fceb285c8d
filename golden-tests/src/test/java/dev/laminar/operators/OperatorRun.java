package dev.laminar.operators;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.apache.calcite.sql.test.SqlOperatorFixture;
import org.apache.calcite.test.SqlOperatorTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Runs the methods of Calcite's test, each to its end. */
final class OperatorRun extends SqlOperatorTest {

  private final LaminarTester tester;

  private OperatorRun(LaminarTester tester) {
    this.tester = tester;
  }

  /**
   * Runs the tests whose names are taken.
   *
   * @return a check for each expression, in order of tests' names
   */
  static List<Check> run(Predicate<String> names) throws SQLException {
    List<Check> checks = new ArrayList<>();
    try (Connection connection = DriverManager.getConnection("jdbc:laminar:")) {
      LaminarTester tester = new LaminarTester(connection, checks::add);
      OperatorRun run = new OperatorRun(tester);
      Arrays.stream(SqlOperatorTest.class.getDeclaredMethods())
          .filter(method -> isTest(method) && names.test(method.getName()))
          .sorted(Comparator.comparing(Method::getName))
          .forEach(run::run);
    }
    return checks;
  }

  @Override
  protected SqlOperatorFixture fixture() {
    return super.fixture().withTester(_ -> tester);
  }

  private static boolean isTest(Method method) {
    return method.isAnnotationPresent(Test.class)
        || method.isAnnotationPresent(ParameterizedTest.class);
  }

  private void run(Method method) {
    tester.begin(method.getName());
    method.setAccessible(true);
    for (Object[] arguments : arguments(method)) {
      try {
        method.invoke(this, arguments);
      } catch (InvocationTargetException | IllegalArgumentException e) {
        // A test that asks Calcite itself for something; what it asked of us before counts.
      } catch (IllegalAccessException e) {
        throw new IllegalStateException(e);
      }
    }
  }

  private List<Object[]> arguments(Method method) {
    if (method.getParameterCount() == 0) {
      return List.<Object[]>of(new Object[0]);
    }
    MethodSource source = method.getAnnotation(MethodSource.class);
    if (source == null) {
      ValueSource values = method.getAnnotation(ValueSource.class);
      return values == null
          ? List.of()
          : Arrays.stream(
                  values.booleans().length > 0 ? new Object[] {true, false} : values.strings())
              .map(value -> new Object[] {value})
              .toList();
    }
    try {
      Method factory = SqlOperatorTest.class.getDeclaredMethod(source.value()[0]);
      factory.setAccessible(true);
      Stream<?> all = (Stream<?>) factory.invoke(this);
      return all.map(each -> each instanceof Arguments some ? some.get() : new Object[] {each})
          .map(this::withOurTester)
          .toList();
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }

  private Object[] withOurTester(Object[] arguments) {
    return Arrays.stream(arguments)
        .map(argument ->
            argument instanceof SqlOperatorFixture fixture
                ? fixture.withTester(_ -> tester)
                : argument)
        .toArray();
  }
}
