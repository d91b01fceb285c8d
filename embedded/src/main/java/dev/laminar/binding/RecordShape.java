package dev.laminar.binding;

import dev.laminar.kernel.error.ErrorCode;
import dev.laminar.kernel.error.LaminarException;
import dev.laminar.kernel.error.SourceSpan;
import dev.laminar.kernel.type.DataType;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A user's record inside of a value: how it is made and read. */
final class RecordShape {

  private static final ClassValue<RecordShape> SHAPES =
      new ClassValue<>() {
        @Override
        protected RecordShape computeValue(Class<?> type) {
          return new RecordShape(type);
        }
      };

  private final RecordComponent[] components;
  private final MethodHandle constructor;
  private final List<MethodHandle> accessors = new ArrayList<>();

  private RecordShape(Class<?> type) {
    this.components = type.getRecordComponents();
    try {
      MethodHandles.Lookup lookup = MethodHandles.privateLookupIn(type, MethodHandles.lookup());
      Class<?>[] types = new Class<?>[components.length];
      for (int i = 0; i < types.length; i++) {
        types[i] = components[i].getType();
        accessors.add(lookup.unreflect(components[i].getAccessor()));
      }
      constructor = lookup.unreflectConstructor(type.getDeclaredConstructor(types));
    } catch (ReflectiveOperationException e) {
      throw new LaminarException(
          ErrorCode.INVALID_ARGUMENT,
          "record " + type.getName() + " cannot be bound: " + e.getMessage(),
          SourceSpan.NONE,
          "open its package to Laminar: 'opens " + type.getPackageName() + "' in module-info",
          e);
    }
  }

  static RecordShape of(Class<?> type) {
    return SHAPES.get(type);
  }

  /** The field of a ROW that a component is for; -1 for none. */
  static int field(DataType row, String component) {
    for (int i = 0; i < row.parts().size(); i++) {
      if (normalize(row.parts().get(i).name()).equals(normalize(component))) {
        return i;
      }
    }
    return -1;
  }

  private static String normalize(String name) {
    return name.replace("_", "").toLowerCase(Locale.ROOT);
  }

  /** The record of the values of a row. */
  Object make(Map<?, ?> fields) {
    @Nullable Object[] values = new Object[components.length];
    for (int i = 0; i < values.length; i++) {
      String wanted = normalize(components[i].getName());
      for (Map.Entry<?, ?> field : fields.entrySet()) {
        if (normalize((String) field.getKey()).equals(wanted)) {
          values[i] = CompositeConversion.toJava(components[i].getGenericType(), field.getValue());
        }
      }
    }
    return call(constructor, values);
  }

  /** The value of the component that a field is for; null for none. */
  @Nullable Object read(Object instance, String field) {
    for (int i = 0; i < components.length; i++) {
      if (normalize(components[i].getName()).equals(normalize(field))) {
        return call(accessors.get(i), instance);
      }
    }
    return null;
  }

  private static Object call(MethodHandle handle, @Nullable Object... arguments) {
    try {
      return handle.invokeWithArguments(arguments);
    } catch (RuntimeException | Error e) {
      throw e;
    } catch (Throwable e) {
      throw new LaminarException(
          ErrorCode.INVALID_ARGUMENT, "a record fails: " + e.getMessage(), SourceSpan.NONE, "", e);
    }
  }
}
