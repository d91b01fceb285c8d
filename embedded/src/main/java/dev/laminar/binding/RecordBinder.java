package dev.laminar.binding;

import dev.laminar.kernel.error.ErrorCode;
import dev.laminar.kernel.error.LaminarException;
import dev.laminar.kernel.error.SourceSpan;
import dev.laminar.kernel.type.Column;
import dev.laminar.kernel.type.RowSchema;
import java.lang.invoke.MethodHandles;
import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.RecordComponent;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import net.bytebuddy.ByteBuddy;
import net.bytebuddy.description.type.TypeDescription;
import net.bytebuddy.dynamic.scaffold.TypeValidation;
import net.bytebuddy.implementation.Implementation;
import net.bytebuddy.implementation.MethodCall;
import net.bytebuddy.implementation.bytecode.assign.Assigner;
import net.bytebuddy.matcher.ElementMatchers;

/**
 * Generates, with Byte Buddy, the code that moves a user's Java record to and from batches:
 * component by component, matched to columns by name without regard to case ({@code tradeId} also
 * matches {@code trade_id}), without reflection or boxing per row. The classes are hidden nestmates
 * of the record, so that it need not be public.
 */
public final class RecordBinder {

  private RecordBinder() {}

  /**
   * A writer for a source. Every column that is NOT NULL must have a component; other columns
   * without one are NULL.
   *
   * @param sourceName for messages
   * @throws LaminarException when the type is no record, a component has no column, or a type does
   *     not fit
   */
  public static <T> RowWriter<T> writer(Class<T> type, RowSchema schema, String sourceName) {
    requireRecord(type);
    boolean[] bound = new boolean[schema.size()];
    Implementation.Composable calls = null;
    for (RecordComponent component : type.getRecordComponents()) {
      int index = columnOf(component, schema, type, "source " + sourceName);
      Column column = schema.column(index);
      bound[index] = true;
      MethodCall call =
          MethodCall.invoke(method(ColumnWriters.class, writer(component, column, type)))
              .withArgument(1)
              .with(index)
              .withArgument(2)
              .withMethodCall(casting(MethodCall.invoke(component.getAccessor()).onArgument(0)));
      call = casting(call);
      calls = calls == null ? call : calls.andThen(call);
    }
    for (int i = 0; i < bound.length; i++) {
      if (bound[i]) {
        continue;
      }
      if (!schema.type(i).nullable()) {
        throw mismatch(
            "record "
                + type.getSimpleName()
                + " has no component for column "
                + schema.column(i).name()
                + " of source "
                + sourceName
                + ", which is NOT NULL",
            "add a component named " + schema.column(i).name());
      }
      MethodCall call =
          MethodCall.invoke(method(ColumnWriters.class, "writeNull"))
              .withArgument(1)
              .with(i)
              .withArgument(2);
      calls = calls == null ? call : calls.andThen(call);
    }
    if (calls == null) {
      throw mismatch("record " + type.getSimpleName() + " has no components", "");
    }
    @SuppressWarnings("unchecked") // the class was just made as an implementation of it
    RowWriter<T> writer = (RowWriter<T>) define(type, RowWriter.class, "write", calls, schema);
    return writer;
  }

  /**
   * A reader for a query's output. Every component must have a column; columns without one are left
   * out.
   *
   * @param query for messages: {@code stream bars}
   * @throws LaminarException when the type is no record, a component has no column, or a type does
   *     not fit
   */
  public static <T> RowReader<T> reader(Class<T> type, RowSchema schema, String query) {
    requireRecord(type);
    MethodCall construct = MethodCall.construct(canonicalConstructor(type));
    int place = 0;
    for (RecordComponent component : type.getRecordComponents()) {
      int index = columnOf(component, schema, type, query);
      Column column = schema.column(index);
      if (column.type().isComposite()) {
        checkComposite(component, column, type, false);
        MethodCall read =
            MethodCall.invoke(boundReader())
                .withArgument(0)
                .with(index)
                .withArgument(1)
                .with(TypeDescription.ForLoadedType.of(type))
                .with(place);
        construct = construct.withMethodCall(casting(read));
        place++;
        continue;
      }
      place++;
      Conversion conversion = conversion(component, column, type, false);
      MethodCall read =
          MethodCall.invoke(method(ColumnReaders.class, conversion.reader()))
              .withArgument(0)
              .with(index)
              .withArgument(1);
      if (component.getType().isEnum()) {
        read = read.with(TypeDescription.ForLoadedType.of(component.getType()));
      }
      construct = construct.withMethodCall(casting(read));
    }
    @SuppressWarnings("unchecked") // the class was just made as an implementation of it
    RowReader<T> reader =
        (RowReader<T>) define(type, RowReader.class, "read", casting(construct), schema);
    return reader;
  }

  /**
   * The same call with checked casts where static types differ: the contracts are generic, so their
   * rows are objects.
   */
  private static MethodCall casting(MethodCall call) {
    return (MethodCall) call.withAssigner(Assigner.DEFAULT, Assigner.Typing.DYNAMIC);
  }

  private static Object define(
      Class<?> type,
      Class<?> contract,
      String methodName,
      Implementation implementation,
      RowSchema schema) {
    try {
      MethodHandles.Lookup lookup = MethodHandles.privateLookupIn(type, MethodHandles.lookup());
      String name = type.getName() + contract.getSimpleName();
      Class<?> binder;
      if (lookup.hasFullPrivilegeAccess()) {
        byte[] bytes = bytes(name, contract, methodName, implementation);
        binder =
            lookup
                .defineHiddenClass(bytes, true, MethodHandles.Lookup.ClassOption.NESTMATE)
                .lookupClass();
      } else {
        // The record has another class loader: a source launcher, a container. Only a named class
        // can be put beside it.
        String uniqueName = name + "_" + fingerprint(schema);
        binder =
            neighbour(lookup, uniqueName, bytes(uniqueName, contract, methodName, implementation));
      }
      return binder.getDeclaredConstructor().newInstance();
    } catch (ReflectiveOperationException e) {
      throw new LaminarException(
          ErrorCode.INVALID_ARGUMENT,
          "record " + type.getName() + " cannot be bound: " + e.getMessage(),
          SourceSpan.NONE,
          "open its package to Laminar: 'opens " + type.getPackageName() + "' in module-info",
          e);
    }
  }

  private static byte[] bytes(
      String name, Class<?> contract, String methodName, Implementation implementation) {
    return new ByteBuddy()
        .with(TypeValidation.DISABLED)
        .subclass(Object.class)
        .implement(contract)
        .name(name)
        .method(ElementMatchers.named(methodName))
        .intercept(implementation)
        .make()
        .getBytes();
  }

  private static Class<?> neighbour(MethodHandles.Lookup lookup, String name, byte[] bytes)
      throws ReflectiveOperationException {
    Class<?> record = lookup.lookupClass();
    if (Modifier.isPrivate(record.getModifiers())) {
      throw new IllegalAccessException("it is private, and has another class loader than Laminar");
    }
    synchronized (RecordBinder.class) {
      try {
        return Class.forName(name, true, record.getClassLoader());
      } catch (ClassNotFoundException e) {
        return lookup.defineClass(bytes);
      }
    }
  }

  /** Binders of one record to equal columns are one class. */
  private static String fingerprint(RowSchema schema) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256")
              .digest(schema.toString().getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest, 0, 12);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  private static void requireRecord(Class<?> type) {
    if (!type.isRecord()) {
      throw mismatch(
          type.getName() + " is not a record",
          "declare it as: record " + type.getSimpleName() + "(…) {}");
    }
  }

  private static int columnOf(
      RecordComponent component, RowSchema schema, Class<?> type, String what) {
    String wanted = normalize(component.getName());
    int found = -1;
    for (int i = 0; i < schema.size(); i++) {
      String name = schema.column(i).name();
      if (name.equals(component.getName())) {
        return i;
      }
      if (found < 0 && normalize(name).equals(wanted)) {
        found = i;
      }
    }
    if (found < 0) {
      throw mismatch(
          "record "
              + type.getSimpleName()
              + " has a component '"
              + component.getName()
              + "', "
              + what
              + " has no such column",
          "its columns are: "
              + schema.columns().stream().map(Column::name).collect(Collectors.joining(", ")));
    }
    return found;
  }

  private static String normalize(String name) {
    return name.replace("_", "").toLowerCase(Locale.ROOT);
  }

  private static String writer(RecordComponent component, Column column, Class<?> type) {
    if (column.type().isComposite()) {
      checkComposite(component, column, type, true);
      return "writeComposite";
    }
    return conversion(component, column, type, true).writer();
  }

  private static Method boundReader() {
    return Arrays.stream(ColumnReaders.class.getMethods())
        .filter(method -> method.getName().equals("readComposite"))
        .findFirst()
        .orElseThrow();
  }

  private static void checkComposite(
      RecordComponent component, Column column, Class<?> type, boolean writing) {
    if (!CompositeConversion.fits(component.getGenericType(), column.type(), writing)) {
      throw mismatch(
          "component "
              + component.getGenericType().getTypeName()
              + " "
              + component.getName()
              + " of record "
              + type.getSimpleName()
              + " does not go with column "
              + column,
          "use: " + CompositeConversion.javaTypeOf(column.type()));
    }
  }

  private static Conversion conversion(
      RecordComponent component, Column column, Class<?> type, boolean writing) {
    Conversion conversion = Conversion.forType(component.getType()).orElse(null);
    boolean fits =
        conversion != null
            && (writing ? conversion.writable() : conversion.readable())
                .contains(column.type().kind())
            && (writing || !column.type().nullable() || !component.getType().isPrimitive());
    if (conversion == null || !fits) {
      throw mismatch(
          "component "
              + component.getType().getSimpleName()
              + " "
              + component.getName()
              + " of record "
              + type.getSimpleName()
              + " does not go with column "
              + column,
          "use one of: "
              + String.join(", ", new ArrayList<>(Conversion.typesFor(column.type(), writing))));
    }
    return conversion;
  }

  private static Method method(Class<?> holder, String name) {
    List<Method> found =
        Arrays.stream(holder.getMethods()).filter(m -> m.getName().equals(name)).toList();
    if (found.size() != 1) {
      throw new LaminarException(
          ErrorCode.INTERNAL, holder.getSimpleName() + "." + name + " is not one method");
    }
    return found.getFirst();
  }

  private static Constructor<?> canonicalConstructor(Class<?> type) {
    Class<?>[] parameters =
        Arrays.stream(type.getRecordComponents())
            .map(RecordComponent::getType)
            .toArray(Class<?>[]::new);
    try {
      return type.getDeclaredConstructor(parameters);
    } catch (NoSuchMethodException e) {
      throw new LaminarException(
          ErrorCode.INTERNAL,
          "no canonical constructor in " + type.getName(),
          SourceSpan.NONE,
          "",
          e);
    }
  }

  private static LaminarException mismatch(String message, String help) {
    return new LaminarException(ErrorCode.TYPE_MISMATCH, message, SourceSpan.NONE, help);
  }
}
