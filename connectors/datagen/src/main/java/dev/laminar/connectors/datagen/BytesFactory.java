package dev.laminar.connectors.datagen;

import dev.laminar.connectors.generator.TextHeap;
import dev.laminar.kernel.connector.OptionException;
import dev.laminar.kernel.type.DataType;
import dev.laminar.kernel.type.TypeKind;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Makes the series of a text or binary column. */
final class BytesFactory {

  private static final Pattern LENGTHS = Pattern.compile("(\\d{1,6})(?:\\.\\.(\\d{1,6}))?");
  private static final int DEFAULT_LENGTH = 8;
  private static final int UUID_TEXT_LENGTH = 36;
  private static final int UUID_BINARY_LENGTH = 16;

  private final FieldOptions field;
  private final DataType type;
  private final long stream;
  private final GeneratorFactory factory;

  BytesFactory(FieldOptions field, long stream, GeneratorFactory factory) {
    this.field = field;
    this.type = field.column().type();
    this.stream = stream;
    this.factory = factory;
  }

  BytesSeries series(FieldKind kind) {
    return switch (kind) {
      case CONSTANT ->
          new BytesSeries.Choice(
              stream, List.of(value("value", GeneratorFactory.required(field, "value"))));
      case CHOICE -> choice();
      case RANDOM, TEXT -> random();
      case UUID -> uuid();
      case SEQUENCE -> digits();
      case WALK, TIMESTAMP -> throw new IllegalStateException(kind + " of " + field.column());
    };
  }

  private BytesSeries choice() {
    List<byte[]> values = new ArrayList<>();
    for (String value : GeneratorFactory.list(field)) {
      values.add(value("values", value));
    }
    return new BytesSeries.Choice(stream, values);
  }

  private boolean isFixed() {
    return type.kind() == TypeKind.CHAR || type.kind() == TypeKind.BINARY;
  }

  private int maximumLength() {
    if (type.precision() == DataType.UNSPECIFIED) {
      return isFixed() ? 1 : Integer.MAX_VALUE;
    }
    return type.precision();
  }

  /** The text as bytes, filled up with blanks to the length of a CHAR. */
  private byte[] value(String property, String text) {
    int length = text.codePointCount(0, text.length());
    if (length > maximumLength()) {
      throw tooLong(property, "'" + text + "'");
    }
    String padded =
        type.kind() == TypeKind.CHAR ? text + " ".repeat(maximumLength() - length) : text;
    return padded.getBytes(StandardCharsets.UTF_8);
  }

  private OptionException tooLong(String property, String what) {
    String key = field.key(property);
    return new OptionException(
        key, "option '" + key + "': " + what + " is too long for " + type.toSql(), "");
  }

  private BytesSeries random() {
    String text =
        field
            .get("length")
            .orElse(
                Integer.toString(
                    isFixed() ? maximumLength() : Math.min(DEFAULT_LENGTH, maximumLength())));
    Matcher matcher = LENGTHS.matcher(text.strip());
    if (!matcher.matches()) {
      throw badLength(text);
    }
    int minimum = Integer.parseInt(matcher.group(1));
    int maximum = matcher.group(2) == null ? minimum : Integer.parseInt(matcher.group(2));
    if (minimum > maximum || (isFixed() && minimum != maximumLength())) {
      throw badLength(text);
    }
    if (maximum > maximumLength()) {
      throw tooLong("length", maximum + " characters");
    }
    return new BytesSeries.Random(stream, minimum, maximum, type.isText(), new TextHeap());
  }

  private OptionException badLength(String text) {
    String key = field.key("length");
    return new OptionException(
        key,
        "option '" + key + "' takes a length, or two, not '" + text + "'",
        isFixed()
            ? "a value of type " + type.toSql() + " has one length"
            : "write for example '8' or '4..12'");
  }

  private BytesSeries uuid() {
    int length = type.isText() ? UUID_TEXT_LENGTH : UUID_BINARY_LENGTH;
    if (length > maximumLength() || (isFixed() && length != maximumLength())) {
      throw new OptionException(
          field.key(FieldOptions.KIND),
          "option '" + field.key(FieldOptions.KIND) + "': a UUID does not fit " + type.toSql(),
          "declare " + (type.isText() ? "VARCHAR(36)" : "VARBINARY(16)"));
    }
    return new BytesSeries.Uuid(stream, type.isText(), new TextHeap());
  }

  private BytesSeries digits() {
    if (type.kind() == TypeKind.CHAR || maximumLength() < 20) {
      throw new OptionException(
          field.key(FieldOptions.KIND),
          "option '"
              + field.key(FieldOptions.KIND)
              + "': the digits of a sequence may not fit "
              + type.toSql(),
          "declare VARCHAR");
    }
    return new BytesSeries.Digits(factory.wholeNumbers(field));
  }
}
