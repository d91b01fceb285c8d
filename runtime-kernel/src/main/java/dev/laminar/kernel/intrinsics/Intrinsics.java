package dev.laminar.kernel.intrinsics;

import dev.laminar.kernel.intrinsics.IntrinsicOverload.Holder;
import dev.laminar.kernel.pipeline.ErrorSites;
import dev.laminar.kernel.type.StorageKind;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The registry of SQL functions: every {@link Intrinsic} method of the classes that {@link
 * IntrinsicIndex} lists, by name.
 *
 * <p>Where the storage of the arguments does not tell SQL types apart (a DATE and an INTEGER are
 * both INT), the names do: {@code EXTRACT_YEAR} takes DATE or TIMESTAMP, {@code
 * EXTRACT_YEAR_INTERVAL} an interval. {@code docs/sql/functions-notes.md} lists all of them.
 */
public final class Intrinsics {

  /** Functions of one class by name: read by reflection when one of them is first asked for. */
  private static final ClassValue<Map<String, List<IntrinsicOverload>>> BY_HOLDER =
      new ClassValue<>() {
        @Override
        protected Map<String, List<IntrinsicOverload>> computeValue(Class<?> holder) {
          return reflect(holder);
        }
      };

  /** Reflection yields methods in no fixed order. */
  private static final Comparator<IntrinsicOverload> ORDER =
      new Comparator<>() {
        @Override
        public int compare(IntrinsicOverload left, IntrinsicOverload right) {
          int byCount = Integer.compare(left.arguments().size(), right.arguments().size());
          int byStorage =
              byCount != 0 ? byCount : compareStorages(left.arguments(), right.arguments());
          return byStorage != 0
              ? byStorage
              : Integer.compare(right.literals().size(), left.literals().size());
        }
      };

  private Intrinsics() {}

  private static int compareStorages(List<StorageKind> left, List<StorageKind> right) {
    for (int i = 0; i < left.size(); i++) {
      if (left.get(i) != right.get(i)) {
        return left.get(i).compareTo(right.get(i));
      }
    }
    return 0;
  }

  /** Names of all functions, in alphabetical order. Needs no reflection. */
  public static Set<String> names() {
    return IntrinsicIndex.names();
  }

  /**
   * The overloads of a function in a fixed order, those that need literals first; empty when there
   * is none of that name.
   */
  public static List<IntrinsicOverload> overloads(String name) {
    List<IntrinsicOverload> overloads = new ArrayList<>();
    for (Class<?> holder : IntrinsicIndex.holders(name)) {
      overloads.addAll(BY_HOLDER.get(holder).getOrDefault(name, List.of()));
    }
    overloads.sort(ORDER);
    return List.copyOf(overloads);
  }

  /**
   * All overloads by function name, names in alphabetical order. Reads every class: for listings,
   * not for compiling.
   */
  public static Map<String, List<IntrinsicOverload>> all() {
    Map<String, List<IntrinsicOverload>> all = new LinkedHashMap<>();
    for (String name : names()) {
      all.put(name, overloads(name));
    }
    return Collections.unmodifiableMap(all);
  }

  static Map<String, List<IntrinsicOverload>> reflect(Class<?> holder) {
    Map<String, List<IntrinsicOverload>> byName = new HashMap<>();
    for (Method method : holder.getDeclaredMethods()) {
      Intrinsic annotation =
          Modifier.isPublic(method.getModifiers()) ? method.getAnnotation(Intrinsic.class) : null;
      if (annotation != null) {
        List<IntrinsicOverload> overloads = byName.get(annotation.value());
        if (overloads == null) {
          overloads = new ArrayList<>(2);
          byName.put(annotation.value(), overloads);
        }
        overloads.add(describe(method, annotation));
      }
    }
    return byName;
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
        annotation.value(),
        method,
        arguments,
        result(method, holder),
        holder,
        literals,
        state,
        mayVary(state, literals.size()),
        takesSite);
  }

  /** By number of parameters: of {@code use} they are views, the error sites and the site. */
  private static boolean mayVary(Class<?> state, int literals) {
    if (literals > 0) {
      for (Method method : state.getDeclaredMethods()) {
        if (method.getName().equals("use") && method.getParameterCount() == 3 * literals + 2) {
          return true;
        }
      }
    }
    return false;
  }

  private static List<StorageKind> passed(Method method, Class<?>[] types, int end) {
    List<StorageKind> arguments = new ArrayList<>(end + 1);
    int i = 0;
    while (i < end) {
      if (types[i] == byte[].class) {
        require(i + 2 < end && types[i + 1] == int.class && types[i + 2] == int.class, method);
        arguments.add(StorageKind.BYTES);
        i += 3;
      } else if (types[i] == long.class
          && i + 1 < end
          && types[i + 1] == long.class
          && isHigh(method, i)) {
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
