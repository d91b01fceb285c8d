package dev.laminar.kernel.function;

import dev.laminar.kernel.error.ErrorCode;
import dev.laminar.kernel.error.LaminarException;
import dev.laminar.kernel.error.SourceSpan;
import dev.laminar.kernel.function.UserTableMethod.Form;
import dev.laminar.kernel.function.UserTableMethod.RowColumn;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Parameter;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.lang.reflect.WildcardType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads methods as table functions. */
final class TableFinder {

  private final String name;
  private final Method method;

  TableFinder(String name, Method method) {
    this.name = name;
    this.method = method;
  }

  /** Whether a method yields rows, not a value. */
  static boolean isTable(Method method) {
    return form(method).isPresent();
  }

  private static Optional<Form> form(Method method) {
    Class<?> result = method.getReturnType();
    if (method.isAnnotationPresent(OneValue.class)) {
      return Optional.empty();
    }
    if (Iterable.class.isAssignableFrom(result)) {
      return Optional.of(Form.ITERABLE);
    }
    if (result == Stream.class) {
      return Optional.of(Form.STREAM);
    }
    if (result.isArray() && !result.componentType().isPrimitive()) {
      return Optional.of(Form.ARRAY);
    }
    Class<?>[] parameters = method.getParameterTypes();
    boolean consumes =
        result == void.class
            && parameters.length > 0
            && parameters[parameters.length - 1] == Consumer.class;
    return consumes ? Optional.of(Form.CONSUMER) : Optional.empty();
  }

  UserTableMethod find() {
    Form form = form(method).orElseThrow();
    Class<?> row = rowType(form);
    List<UserParameter> parameters = new ArrayList<>();
    int count = method.getParameterCount() - (form == Form.CONSUMER ? 1 : 0);
    for (Parameter parameter : Arrays.asList(method.getParameters()).subList(0, count)) {
      parameters.add(
          UserFunctions.parameter(
              parameter, parameters.size() + 1, UserFunctions.describe(method)));
    }
    return new UserTableMethod(
        name,
        method,
        parameters,
        form,
        row,
        row.isRecord() ? components(row) : List.of(single(row)),
        !method.isAnnotationPresent(Volatile.class));
  }

  private Class<?> rowType(Form form) {
    Type[] parameters = method.getGenericParameterTypes();
    Class<?> row =
        switch (form) {
          case ARRAY -> method.getReturnType().componentType();
          case ITERABLE, STREAM -> argument(method.getGenericReturnType());
          case CONSUMER -> argument(parameters[parameters.length - 1]);
        };
    if (row == null || row == Object.class) {
      throw refused(
          "does not tell the class of its rows", "return List<Row>, Stream<Row> or Row[]");
    }
    return row;
  }

  /** {@code Row} of {@code List<Row>}, or of {@code Consumer<? super Row>}. */
  private static @Nullable Class<?> argument(Type generic) {
    if (!(generic instanceof ParameterizedType type) || type.getActualTypeArguments().length != 1) {
      return null;
    }
    return switch (type.getActualTypeArguments()[0]) {
      case Class<?> row -> row;
      case WildcardType wildcard
          when wildcard.getLowerBounds().length == 1
              && wildcard.getLowerBounds()[0] instanceof Class<?> row ->
          row;
      case WildcardType wildcard
          when wildcard.getUpperBounds().length == 1
              && wildcard.getUpperBounds()[0] instanceof Class<?> row ->
          row;
      default -> null;
    };
  }

  private List<RowColumn> components(Class<?> row) {
    if (!Modifier.isPublic(row.getModifiers())) {
      throw refused(
          "has rows of class " + row.getName() + ", which is not public", "make the record public");
    }
    List<RowColumn> columns = new ArrayList<>();
    for (RecordComponent component : row.getRecordComponents()) {
      UserParameter value =
          JavaTypes.of(
                  component.getName(),
                  component.getType(),
                  component.getAnnotatedType(),
                  component.getAnnotation(Digits.class))
              .orElseThrow(() ->
                  UserFunctions.unsupported(
                      "record "
                          + row.getName()
                          + " has a component of type "
                          + component.getType().getSimpleName()
                          + ", which no SQL type stands for"));
      columns.add(new RowColumn(value, component.getAccessor()));
    }
    if (columns.isEmpty()) {
      throw refused("has rows without columns", "give the record components");
    }
    return columns;
  }

  /** A value that is the row: it is there. */
  private RowColumn single(Class<?> row) {
    JavaKind kind =
        JavaKind.of(row)
            .filter(java -> !java.isPrimitive() && !java.isComposite())
            .orElseThrow(() ->
                refused(
                    "has rows of class " + row.getSimpleName(),
                    "rows are records, or of a type such as String or Long"));
    boolean anyDigits = kind == JavaKind.DECIMAL;
    return new RowColumn(new UserParameter(name, kind, kind.sqlType(), anyDigits), null);
  }

  private LaminarException refused(String what, String help) {
    return new LaminarException(
        ErrorCode.INVALID_STATEMENT,
        UserFunctions.describe(method) + " " + what,
        SourceSpan.NONE,
        help);
  }
}
