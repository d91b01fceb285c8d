package dev.laminar.kernel.intrinsics;

import dev.laminar.kernel.type.StorageKind;
import java.lang.reflect.Method;
import java.util.List;

/**
 * One overload of a function, read from the signature of its method (see {@link Intrinsic}).
 *
 * @param arguments storage of every SQL argument in order, literal ones included (those are text:
 *     BYTES). INT stands for BYTE, SHORT and INT, which all travel as {@code int}
 * @param result storage of the result; INT again stands for the narrower ones
 * @param holder the result object the method takes
 * @param literals indexes of arguments that must be literals: not passed, but given as {@code
 *     String} to the constructor of {@code state}, in this order. An invalid literal makes that
 *     constructor throw a {@code LaminarException}
 * @param state class of the call-site object; {@code void.class} for none
 * @param literalsMayVary whether those arguments may be other expressions, which a method {@code
 *     use} of {@code state} takes
 * @param takesSite whether {@code ErrorSites, int} come last
 */
public record IntrinsicOverload(
    String name,
    Method method,
    List<StorageKind> arguments,
    StorageKind result,
    Holder holder,
    List<Integer> literals,
    Class<?> state,
    boolean literalsMayVary,
    boolean takesSite) {

  /** Which result object a method takes after its arguments. */
  public enum Holder {
    NONE,
    NULL_FLAG,
    BYTES,
    DECIMAL128
  }

  public IntrinsicOverload {
    arguments = List.copyOf(arguments);
    literals = List.copyOf(literals);
  }

  public boolean hasState() {
    return state != void.class;
  }

  /** Whether arguments of these storages can be passed, BYTE and SHORT as INT. */
  public boolean accepts(List<StorageKind> storages) {
    if (storages.size() != arguments.size()) {
      return false;
    }
    for (int i = 0; i < storages.size(); i++) {
      if (widened(storages.get(i)) != arguments.get(i)) {
        return false;
      }
    }
    return true;
  }

  private static StorageKind widened(StorageKind storage) {
    return storage == StorageKind.BYTE || storage == StorageKind.SHORT ? StorageKind.INT : storage;
  }
}
