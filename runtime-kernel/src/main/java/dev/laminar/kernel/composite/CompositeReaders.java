package dev.laminar.kernel.composite;

import dev.laminar.kernel.intrinsics.BytesResult;
import dev.laminar.kernel.type.DataType;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.Period;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * ARRAY, MAP and ROW values as Java objects: a {@code List}, a {@code Map} in the order of the
 * keys, and a {@code Map} from the names of the fields to their values, in the order of the fields.
 * Numbers are the boxes of their types, texts are strings, times those of {@code java.time}; NULL
 * is null.
 */
public final class CompositeReaders {

  private final CompositeShape shape;
  private final BytesResult text = new BytesResult();

  private CompositeReaders(CompositeShape shape) {
    this.shape = shape;
  }

  /** A reader of values of one type, for one thread. */
  public static CompositeReaders of(DataType type) {
    return new CompositeReaders(new CompositeShape(type));
  }

  /** The object of the value that begins at an offset. */
  public Object read(byte[] heap, int offset) {
    return value(shape, heap, offset);
  }

  private @Nullable Object part(CompositeShape of, byte[] heap, int marker) {
    return heap[marker] == CompositeBytes.VALUE ? value(of, heap, marker + 1) : null;
  }

  private Object value(CompositeShape of, byte[] heap, int at) {
    DataType type = of.type();
    return switch (type.kind()) {
      case BOOLEAN -> CompositeBytes.getBoolean(heap, at);
      case TINYINT -> (byte) CompositeBytes.getByte(heap, at);
      case SMALLINT -> (short) CompositeBytes.getShort(heap, at);
      case INTEGER -> CompositeBytes.getInt(heap, at);
      case BIGINT -> CompositeBytes.getLong(heap, at);
      case REAL -> CompositeBytes.getFloat(heap, at);
      case DOUBLE -> CompositeBytes.getDouble(heap, at);
      case DECIMAL -> decimal(type, heap, at);
      case DATE -> LocalDate.ofEpochDay(CompositeBytes.getInt(heap, at));
      case TIME -> LocalTime.ofNanoOfDay(CompositeBytes.getLong(heap, at) * 1_000);
      case TIMESTAMP -> LocalDateTime.ofInstant(instant(heap, at), ZoneOffset.UTC);
      case TIMESTAMP_LTZ -> instant(heap, at);
      case INTERVAL_YEAR_MONTH -> Period.ofMonths(CompositeBytes.getInt(heap, at)).normalized();
      case INTERVAL_DAY_TIME -> Duration.of(CompositeBytes.getLong(heap, at), ChronoUnit.MICROS);
      case CHAR, VARCHAR -> {
        CompositeBytes.getText(heap, at, text);
        yield new String(text.heap, text.offset, text.length, StandardCharsets.UTF_8);
      }
      case BINARY, VARBINARY -> {
        CompositeBytes.getText(heap, at, text);
        yield Arrays.copyOfRange(text.heap, text.offset, text.offset + text.length);
      }
      case ARRAY -> list(of, heap, at);
      case MAP -> map(of, heap, at);
      case ROW -> fields(of, heap, at);
      case NULL -> throw new IllegalStateException("a value of type NULL");
    };
  }

  private static Instant instant(byte[] heap, int at) {
    return Instant.EPOCH.plus(CompositeBytes.getLong(heap, at), ChronoUnit.MICROS);
  }

  private static BigDecimal decimal(DataType type, byte[] heap, int at) {
    if (CompositeBytes.width(type) == Long.BYTES) {
      return BigDecimal.valueOf(CompositeBytes.getLong(heap, at), type.scale());
    }
    BigInteger high = BigInteger.valueOf(CompositeBytes.getLong(heap, at)).shiftLeft(Long.SIZE);
    BigInteger low = new BigInteger(Long.toUnsignedString(CompositeBytes.getLow(heap, at)));
    return new BigDecimal(high.add(low), type.scale());
  }

  private List<@Nullable Object> list(CompositeShape of, byte[] heap, int at) {
    List<@Nullable Object> elements = new ArrayList<>();
    for (int marker = at;
        heap[marker] != CompositeBytes.END;
        marker = of.part(0).next(heap, marker)) {
      elements.add(part(of.part(0), heap, marker));
    }
    return Collections.unmodifiableList(elements);
  }

  private Map<Object, @Nullable Object> map(CompositeShape of, byte[] heap, int at) {
    Map<Object, @Nullable Object> entries = new LinkedHashMap<>();
    int marker = at;
    while (heap[marker] != CompositeBytes.END) {
      Object key = value(of.part(0), heap, marker + 1);
      int mapped = of.part(0).next(heap, marker);
      entries.put(key, part(of.part(1), heap, mapped));
      marker = of.part(1).next(heap, mapped);
    }
    return Collections.unmodifiableMap(entries);
  }

  private Map<String, @Nullable Object> fields(CompositeShape of, byte[] heap, int at) {
    Map<String, @Nullable Object> fields = new LinkedHashMap<>();
    int marker = at;
    for (int i = 0; i < of.type().parts().size(); i++) {
      fields.put(of.type().parts().get(i).name(), part(of.part(i), heap, marker));
      marker = of.part(i).next(heap, marker);
    }
    return Collections.unmodifiableMap(fields);
  }
}
