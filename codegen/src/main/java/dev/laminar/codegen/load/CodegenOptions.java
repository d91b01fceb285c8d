package dev.laminar.codegen.load;

import dev.laminar.codegen.emit.CommentDepth;
import dev.laminar.kernel.error.ErrorCode;
import dev.laminar.kernel.error.LaminarException;
import dev.laminar.kernel.error.SourceSpan;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * How code is generated.
 *
 * @param tier what makes the bytecode
 * @param lines what line numbers in class files mean
 * @param comments how much the Java view explains
 * @param dumpDirectory where everything generated is written, one folder a statement; null for
 *     nowhere
 * @param verify whether ASM checks the data flow of every class, besides the JVM
 */
public record CodegenOptions(
    Tier tier, Lines lines, CommentDepth comments, @Nullable Path dumpDirectory, boolean verify) {

  /** What makes the bytecode. */
  public enum Tier {
    /** Emitted from the code tree. */
    ASM,
    /** Compiled from the Java view, for a debugger to step through. */
    JANINO
  }

  /** What line numbers mean. */
  public enum Lines {
    SQL,
    JAVA
  }

  /** Production code: ASM, SQL lines, no dump. */
  public static final CodegenOptions DEFAULTS =
      new CodegenOptions(Tier.ASM, Lines.SQL, CommentDepth.SQL, null, false);

  private static final String PREFIX = "laminar.codegen.";
  private static final Set<String> NAMES = Set.of("tier", "lines", "comments", "dump", "verify");

  /** The defaults, changed by {@code -Dlaminar.codegen.…}. */
  public static CodegenOptions fromSystemProperties() {
    return from(System.getProperties());
  }

  /**
   * The defaults, changed by properties {@code laminar.codegen.tier}, {@code lines}, {@code
   * comments}, {@code dump} and {@code verify}.
   *
   * @throws LaminarException for a name or value that is not known
   */
  public static CodegenOptions from(Properties properties) {
    for (String name : properties.stringPropertyNames()) {
      if (name.startsWith(PREFIX) && !NAMES.contains(name.substring(PREFIX.length()))) {
        throw invalid("unknown option " + name, "known are " + sorted(NAMES));
      }
    }
    String dump = properties.getProperty(PREFIX + "dump");
    return new CodegenOptions(
        choice(properties, "tier", Tier.class, DEFAULTS.tier()),
        choice(properties, "lines", Lines.class, DEFAULTS.lines()),
        choice(properties, "comments", CommentDepth.class, DEFAULTS.comments()),
        dump == null || dump.isEmpty() ? null : Path.of(dump),
        flag(properties, "verify"));
  }

  private static <E extends Enum<E>> E choice(
      Properties properties, String name, Class<E> type, E fallback) {
    String value = properties.getProperty(PREFIX + name);
    if (value == null) {
      return fallback;
    }
    for (E constant : type.getEnumConstants()) {
      if (constant.name().toLowerCase(Locale.ROOT).equals(value)) {
        return constant;
      }
    }
    Set<String> known =
        Arrays.stream(type.getEnumConstants())
            .map(constant -> constant.name().toLowerCase(Locale.ROOT))
            .collect(Collectors.toSet());
    throw invalid("unknown value " + PREFIX + name + "=" + value, "known are " + sorted(known));
  }

  private static boolean flag(Properties properties, String name) {
    String value = properties.getProperty(PREFIX + name, "false");
    if (!value.equals("true") && !value.equals("false")) {
      throw invalid("unknown value " + PREFIX + name + "=" + value, "known are false, true");
    }
    return value.equals("true");
  }

  private static String sorted(Set<String> names) {
    return names.stream().sorted().collect(Collectors.joining(", "));
  }

  private static LaminarException invalid(String message, String help) {
    return new LaminarException(ErrorCode.INVALID_OPTION, message, SourceSpan.NONE, help);
  }
}
