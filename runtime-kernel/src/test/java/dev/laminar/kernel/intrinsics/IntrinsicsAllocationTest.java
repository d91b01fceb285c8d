package dev.laminar.kernel.intrinsics;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import dev.laminar.kernel.error.LaminarException;
import dev.laminar.kernel.pipeline.ErrorSites;
import dev.laminar.kernel.type.StorageKind;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.management.ManagementFactory;
import java.lang.reflect.Constructor;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * Calls every function with random arguments and reads the thread's allocated bytes: once warm they
 * do not grow.
 */
class IntrinsicsAllocationTest {

  private static final int CALLS = 3_000;
  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  /**
   * Texts of every kind that some function takes: words, patterns, numbers, dates, JSON, formats.
   */
  private static final List<String> TEXTS =
      List.of(
          "",
          "a",
          "ab",
          "hello world",
          "The quick brown fox jumps over the lazy dog",
          "ÄÖÜ straße",
          "日本語テキスト",
          "😀 smile",
          "a%b_c",
          "%fox%",
          "[a-z]+",
          "(a|b)*",
          "42",
          "-7",
          "3.25",
          "1e10",
          "0.1",
          "true",
          "f",
          "2026-03-01",
          "2026-03-01 09:30:00.123456",
          "09:30:00",
          "1 02:03:04.5",
          "1-2",
          "YYYY-MM-DD",
          "HH24:MI:SS",
          "dead_beef",
          "cafe",
          "aGVsbG8=",
          "{\"a\": 1, \"b\": [1, 2, {\"c\": null}]}",
          "[1, 2.5, \"x\"]",
          "\"text\"",
          "null",
          "$.a",
          "$.b[2].c",
          "lax $.b[*]",
          "i",
          "g",
          "ab",
          "123456789012345678901234567890.12345");

  private final Random random = new Random(11);

  /** Supplies arguments: one method per kind, called by the handles below. */
  public static final class Arguments {
    private final Random random;
    private final List<byte[]> heaps = new ArrayList<>();
    private int text;
    private long decimalHigh;
    private long decimalLow;
    private int cursor;
    private long[] script = new long[0];

    Arguments(Random random) {
      this.random = random;
      for (String value : TEXTS) {
        byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
        byte[] heap = new byte[bytes.length + 3 + 16];
        Arrays.fill(heap, (byte) 'z'); // what lies around a value must not matter
        System.arraycopy(bytes, 0, heap, 3, bytes.length);
        heaps.add(heap);
      }
    }

    /** A row is the sequence of random numbers its arguments are made of. */
    long[] newRow() {
      script = new long[40];
      for (int i = 0; i < script.length; i++) {
        script[i] = random.nextLong();
      }
      cursor = 0;
      return script;
    }

    void play(long[] row) {
      script = row;
      cursor = 0;
    }

    private long next() {
      return script[cursor++];
    }

    public byte[] heap() {
      text = (int) Math.floorMod(next(), (long) heaps.size());
      return heaps.get(text);
    }

    public int offset() {
      return 3;
    }

    public int length() {
      return heaps.get(text).length - 3 - 16;
    }

    public int nextInt() {
      long value = next();
      return (value & 1) == 0 ? (int) (value >>> 8 & 15) - 3 : (int) (value >> 32);
    }

    public int precision() {
      return 18;
    }

    public int scale() {
      return (int) (next() & 7);
    }

    public long nextLong() {
      long value = next();
      return (value & 1) == 0 ? value >> 40 : value >> (value >>> 8 & 63);
    }

    public double nextDouble() {
      long value = next();
      return (value & 1) == 0 ? (value >> 44) / 8.0 : Double.longBitsToDouble(value);
    }

    public float nextFloat() {
      return (float) nextDouble();
    }

    public boolean nextBoolean() {
      return (next() & 1) == 0;
    }

    public long high() {
      decimalLow = nextLong();
      decimalHigh = (decimalLow & 2) == 0 ? decimalLow >> 63 : next() >> 8;
      return decimalHigh;
    }

    public long low() {
      return decimalLow;
    }
  }

  @Test
  void everyFunctionIsFreeOfAllocation() throws Throwable {
    List<String> failures = new ArrayList<>();
    for (List<IntrinsicOverload> overloads : Intrinsics.all().values()) {
      for (IntrinsicOverload overload : overloads) {
        measure(overload, failures);
      }
    }
    assertThat(failures).isEmpty();
  }

  private void measure(IntrinsicOverload overload, List<String> failures) throws Throwable {
    Arguments arguments = new Arguments(random);
    MethodHandle call = call(overload, arguments);
    List<long[]> rows = new ArrayList<>();
    for (int i = 0; i < 200; i++) {
      long[] row = arguments.newRow();
      try {
        arguments.play(row);
        call.invokeExact();
        rows.add(row);
      } catch (LaminarException expected) {
        // rows that make the function fail are left out: errors do allocate
      }
    }
    if (rows.isEmpty()) {
      failures.add(overload.method() + " has failed for all arguments");
      return;
    }
    if (compilesAnArgument(overload)) {
      rows = rows.subList(0, 1); // a new expression or format has to be compiled
    }
    long[][] fixed = rows.toArray(long[][]::new);
    run(call, arguments, fixed, 2 * fixed.length + 300);
    long before = THREADS.getCurrentThreadAllocatedBytes();
    run(call, arguments, fixed, CALLS);
    long growth = THREADS.getCurrentThreadAllocatedBytes() - before;
    if (growth
        >= CALLS) { // less than a byte per call is the virtual machine's own: profiles, compiled
      // adapters
      failures.add(overload.method() + " allocates " + growth / CALLS + " B per call");
    }
  }

  private static boolean compilesAnArgument(IntrinsicOverload overload) {
    Class<?> holder = overload.method().getDeclaringClass();
    return overload.literals().isEmpty() && holder == DateTimeFormats.class;
  }

  private static void run(MethodHandle call, Arguments arguments, long[][] rows, int calls)
      throws Throwable {
    int row = 0;
    for (int i = 0; i < calls; i++) {
      arguments.play(rows[row]);
      call.invokeExact();
      row = row + 1 == rows.length ? 0 : row + 1;
    }
  }

  /** The function with every argument bound to a supplier, as {@code ()void}. */
  private MethodHandle call(IntrinsicOverload overload, Arguments arguments) throws Throwable {
    MethodHandle handle = MethodHandles.lookup().unreflect(overload.method());
    Class<?>[] types = overload.method().getParameterTypes();
    List<MethodHandle> suppliers = new ArrayList<>();
    for (int i = 0; i < overload.arguments().size(); i++) {
      if (!overload.literals().contains(i)) {
        String name = overload.method().getParameters()[suppliers.size()].getName();
        suppliers.addAll(suppliers(overload.arguments().get(i), name, arguments));
      }
    }
    for (int i = types.length - 1; i >= suppliers.size(); i--) {
      handle = MethodHandles.insertArguments(handle, i, fixed(types[i], overload));
    }
    for (int i = suppliers.size() - 1; i >= 0; i--) { // what is bound last is evaluated first
      handle = MethodHandles.collectArguments(handle, i, suppliers.get(i));
    }
    return handle.asType(MethodType.methodType(void.class));
  }

  private Object fixed(Class<?> type, IntrinsicOverload overload) throws Throwable {
    if (type == int.class) {
      return 0;
    }
    if (type == ErrorSites.class) {
      return TestSites.SITES;
    }
    if (type != overload.state()) {
      return type.getConstructor().newInstance();
    }
    Class<?>[] parameters = new Class<?>[overload.literals().size()];
    Arrays.fill(parameters, String.class);
    Constructor<?> constructor = type.getConstructor(parameters);
    return constructor.newInstance((Object[]) Literals.of(overload));
  }

  private static List<MethodHandle> suppliers(StorageKind storage, String name, Arguments arguments)
      throws Throwable {
    return switch (storage) {
      case BOOLEAN -> List.of(supplier("nextBoolean", boolean.class, arguments));
      case BYTE, SHORT, INT ->
          switch (name) {
            case "precision", "scale" -> List.of(supplier(name, int.class, arguments));
            default -> List.of(supplier("nextInt", int.class, arguments));
          };
      case LONG -> List.of(supplier("nextLong", long.class, arguments));
      case FLOAT -> List.of(supplier("nextFloat", float.class, arguments));
      case DOUBLE -> List.of(supplier("nextDouble", double.class, arguments));
      case DECIMAL128 ->
          List.of(supplier("high", long.class, arguments), supplier("low", long.class, arguments));
      case BYTES ->
          List.of(
              supplier("heap", byte[].class, arguments),
              supplier("offset", int.class, arguments),
              supplier("length", int.class, arguments));
    };
  }

  private static MethodHandle supplier(String name, Class<?> type, Arguments arguments)
      throws Throwable {
    return MethodHandles.lookup()
        .findVirtual(Arguments.class, name, MethodType.methodType(type))
        .bindTo(arguments);
  }

  /** Literal arguments that suit a function. */
  private static final class Literals {

    static String[] of(IntrinsicOverload overload) {
      String name = overload.name();
      String[] literals = new String[overload.literals().size()];
      Arrays.fill(literals, name.contains("LIKE") && !name.startsWith("R") ? "%o_%" : "(o)[a-z]?");
      if (name.startsWith("JSON") && literals.length > 0) {
        Arrays.fill(literals, "NULL");
        literals[0] = "$.b[0]";
      } else if (name.startsWith("TO_")) {
        Arrays.fill(literals, "YYYY-MM-DD");
      } else if (literals.length > 1) {
        literals[1] = name.startsWith("REGEXP") ? "ig" : "!";
      }
      return literals;
    }
  }
}
