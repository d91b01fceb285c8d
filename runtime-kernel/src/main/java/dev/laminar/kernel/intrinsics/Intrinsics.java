package dev.laminar.kernel.intrinsics;

import dev.laminar.kernel.intrinsics.IntrinsicOverload.Holder;
import dev.laminar.kernel.pipeline.ErrorSites;
import dev.laminar.kernel.type.StorageKind;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The registry of SQL functions: every {@link Intrinsic} method of a fixed list of classes, by name.
 *
 * <p>Where the storage of the arguments does not tell SQL types apart (a DATE and an INTEGER are both INT), the names do:
 * {@code EXTRACT_YEAR} takes DATE or TIMESTAMP, {@code EXTRACT_YEAR_INTERVAL} an interval. {@code
 * docs/sql/functions-notes.md} lists all of them.
 */
public final class Intrinsics {

  private static final List<Class<?>> HOLDERS =
      List.of(
          ExactMath.class,
          Decimal128.class,
          DoubleMath.class,
          Trigonometry.class,
          BitFunctions.class,
          TextFunctions.class,
          TextCase.class,
          TextTrim.class,
          TextComparison.class,
          TextEditing.class,
          TextCodes.class,
          Digests.class,
          LikeFunctions.class,
          RegexFunctions.class,
          RegexDynamicFunctions.class,
          Rounding.class,
          DateTimeFields.class,
          DateTimeRounding.class,
          DateTimeArithmetic.class,
          DateTimeText.class,
          TextCasts.class,
          NumericCasts.class,
          ToTextCasts.class);

  private Intrinsics() {}

  /** All overloads by function name, names in alphabetical order, overloads in a fixed order. */
  public static Map<String, List<IntrinsicOverload>> all() {
    return Registry.ALL;
  }

  /** The overloads of a function; empty when there is none of that name. */
  public static List<IntrinsicOverload> overloads(String name) {
    return Registry.ALL.getOrDefault(name, List.of());
  }

  /** Built on first use. */
  private static final class Registry {

    static final Map<String, List<IntrinsicOverload>> ALL = build();

    private static Map<String, List<IntrinsicOverload>> build() {
      Map<String, List<IntrinsicOverload>> byName = new TreeMap<>();
      for (Class<?> holder : HOLDERS) {
        for (Method method : holder.getDeclaredMethods()) {
          if (Modifier.isPublic(method.getModifiers())) {
            Intrinsic annotation = method.getAnnotation(Intrinsic.class);
            if (annotation != null) {
              byName.computeIfAbsent(annotation.value(), _ -> new ArrayList<>(2)).add(describe(method, annotation));
            }
          }
        }
      }
      Map<String, List<IntrinsicOverload>> all = LinkedHashMap.newLinkedHashMap(byName.size());
      byName.forEach((name, overloads) -> all.put(name, sorted(overloads)));
      return Collections.unmodifiableMap(all);
    }

    /** Reflection yields methods in no fixed order. Overloads that need a literal come first: they are the faster ones. */
    private static List<IntrinsicOverload> sorted(List<IntrinsicOverload> overloads) {
      overloads.sort(
          Comparator.<IntrinsicOverload>comparingInt(overload -> overload.arguments().size())
              .thenComparing(overload -> overload.arguments().toString())
              .thenComparingInt(overload -> -overload.literals().size()));
      return List.copyOf(overloads);
    }
  }

  private static IntrinsicOverload describe(Method method, Intrinsic annotation) {
    Class<?>[] types = method.getParameterTypes();
    int end = types.length;
    boolean takesSite = end >= 2 && types[end - 2] == ErrorSites.class;
    if (takesSite) {
      end -= 2;
    }
    Class<?> state = annotation.state();
    if (state != void.class) {
      end--;
      require(end >= 0 && types[end] == state, method);
    }
    Holder holder = end > 0 ? holder(types[end - 1]) : Holder.NONE;
    if (holder != Holder.NONE) {
      end--;
    }
    List<StorageKind> arguments = passed(method, types, end);
    List<Integer> literals = new ArrayList<>();
    for (int literal : annotation.literals()) {
      literals.add(literal);
      arguments.add(literal, StorageKind.BYTES);
    }
    return new IntrinsicOverload(
        annotation.value(), method, arguments, result(method, holder), holder, literals, state, takesSite);
  }

  private static List<StorageKind> passed(Method method, Class<?>[] types, int end) {
    List<StorageKind> arguments = new ArrayList<>(end + 1);
    int i = 0;
    while (i < end) {
      if (types[i] == byte[].class) {
        require(i + 2 < end && types[i + 1] == int.class && types[i + 2] == int.class, method);
        arguments.add(StorageKind.BYTES);
        i += 3;
      } else if (types[i] == long.class && i + 1 < end && types[i + 1] == long.class && isHigh(method, i)) {
        arguments.add(StorageKind.DECIMAL128);
        i += 2;
      } else {
        arguments.add(primitive(types[i], method));
        i++;
      }
    }
    return arguments;
  }

  /** Two longs are one DECIMAL128 when their names say so; the build keeps parameter names. */
  private static boolean isHigh(Method method, int index) {
    String name = method.getParameters()[index].getName();
    return name.equals("high") || name.endsWith("High");
  }

  private static StorageKind result(Method method, Holder holder) {
    return switch (holder) {
      case BYTES -> StorageKind.BYTES;
      case DECIMAL128 -> StorageKind.DECIMAL128;
      case NONE, NULL_FLAG -> primitive(method.getReturnType(), method);
    };
  }

  private static Holder holder(Class<?> type) {
    if (type == BytesResult.class) {
      return Holder.BYTES;
    }
    if (type == Decimal128Result.class) {
      return Holder.DECIMAL128;
    }
    return type == NullFlag.class ? Holder.NULL_FLAG : Holder.NONE;
  }

  private static StorageKind primitive(Class<?> type, Method method) {
    if (type == boolean.class) {
      return StorageKind.BOOLEAN;
    }
    if (type == int.class) {
      return StorageKind.INT;
    }
    if (type == long.class) {
      return StorageKind.LONG;
    }
    if (type == float.class) {
      return StorageKind.FLOAT;
    }
    require(type == double.class, method);
    return StorageKind.DOUBLE;
  }

  private static void require(boolean condition, Method method) {
    if (!condition) {
      throw new IllegalStateException("not the signature of an intrinsic: " + method);
    }
  }
}
