package dev.laminar.codegen.expression;

import dev.laminar.codegen.scalar.Scalar;
import dev.laminar.codegen.scalar.ScalarPrinter;
import dev.laminar.codegen.spec.SourceText;
import dev.laminar.codegen.tree.BlockBuilder;
import dev.laminar.codegen.tree.ClassBuilder;
import dev.laminar.codegen.tree.Code;
import dev.laminar.codegen.tree.CodeExpression;
import dev.laminar.codegen.tree.FieldModel;
import dev.laminar.codegen.tree.Local;
import dev.laminar.codegen.tree.MethodBuilder;
import dev.laminar.codegen.tree.Types;
import dev.laminar.kernel.batch.BytesVector;
import dev.laminar.kernel.error.SourceSpan;
import dev.laminar.kernel.pipeline.CompiledPipeline;
import dev.laminar.kernel.pipeline.ConstantTable;
import dev.laminar.kernel.pipeline.ErrorSite;
import dev.laminar.kernel.pipeline.PipelineContext;
import dev.laminar.kernel.plan.CodeRef;
import dev.laminar.kernel.plan.ParameterEntry;
import dev.laminar.kernel.type.DataType;
import dev.laminar.kernel.type.StorageKind;
import java.lang.constant.ClassDesc;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What the expressions of one generated class share: its constants, the objects of its call sites,
 * its error sites. It adds fields to the class as they are asked for, and in the end the
 * constructor {@code (PipelineContext context)} that fills them.
 */
public final class ClassContext {

  private final ClassBuilder builder;
  private final Class<?> superclass;
  private final SourceText source;
  private final List<Object> constants = new ArrayList<>();
  private final List<ErrorSite> sites = new ArrayList<>();
  private final List<Initializer> initializers = new ArrayList<>();
  private final FieldModel sitesField;
  private @Nullable FieldModel clockField;

  /** Assigns one field. */
  private record Initializer(FieldModel field, CodeExpression value) {}

  /**
   * @param builder of the class
   * @param superclass of the class: takes a {@link PipelineContext} and keeps it in a field {@code
   *     context}
   * @param source what error sites cut their fragments from
   */
  public ClassContext(ClassBuilder builder, Class<?> superclass, SourceText source) {
    this.builder = builder;
    this.superclass = superclass;
    this.source = source;
    this.sitesField =
        field("sites", Code.invoke(pipelineContext(), PipelineContext.class, "sites"), () -> "");
  }

  public ClassBuilder builder() {
    return builder;
  }

  public SourceText source() {
    return source;
  }

  /** {@code this.context}, readable in every method and in initial values of fields. */
  public CodeExpression pipelineContext() {
    return Code.field(builder.self(), superclass, "context");
  }

  /** Adds a final field with its value, worked out in the constructor in the order of calls. */
  public FieldModel field(String hint, CodeExpression initialValue, Supplier<String> comment) {
    FieldModel field = builder.field(hint, initialValue.type(), true, comment);
    initializers.add(new Initializer(field, initialValue));
    return field;
  }

  /** A final field of the initial value, as an expression. */
  public CodeExpression fieldValue(
      String hint, CodeExpression initialValue, Supplier<String> comment) {
    return builder.get(field(hint, initialValue, comment));
  }

  /** The error sites of this class. */
  public CodeExpression sites() {
    return builder.get(sitesField);
  }

  /** The clock of the query. */
  public CodeExpression clock() {
    if (clockField == null) {
      clockField =
          field("clock", Code.invoke(pipelineContext(), PipelineContext.class, "clock"), () -> "");
    }
    return builder.get(clockField);
  }

  /** The watermark that the current row of a pipeline met. */
  public CodeExpression rowWatermark() {
    return Code.field(builder.self(), CompiledPipeline.class, "rowWatermarkUs");
  }

  /**
   * Registers a place where a row can fail.
   *
   * @param operator operator id as plans print it, for example {@code Project#3}
   */
  public int site(SourceSpan span, String operator) {
    sites.add(new ErrorSite(operator, span, source.fragment(span)));
    return sites.size() - 1;
  }

  /** How many places where a row can fail are registered so far. */
  public int siteCount() {
    return sites.size();
  }

  /**
   * A literal as a value that reads final fields; the NULL literal and booleans are part of the
   * code.
   */
  public ScalarValue constant(Scalar.Constant constant, String hint) {
    DataType type = constant.type();
    Object value = constant.value();
    if (value == null) {
      return new ScalarValue(type, Trees.zeros(type.storage()), Code.TRUE);
    }
    if (type.storage() == StorageKind.BOOLEAN) {
      return ScalarValue.of(type, Code.literal((boolean) value), null);
    }
    int index = register(constant);
    String name = "const" + index + "_" + hint;
    Supplier<String> comment = () -> ScalarPrinter.printConstant(constant);
    return new ScalarValue(type, entry(type.storage(), index, name, comment), null);
  }

  /**
   * A parameter of the statement as a value that reads final fields: what it is, and whether it is
   * NULL, are entries of the table that are filled for each execution.
   */
  public ScalarValue parameter(Scalar.Parameter parameter) {
    StorageKind storage = parameter.type().storage();
    int index = constants.size();
    constants.add(new ParameterEntry.Value(parameter.index(), storage));
    constants.add(new ParameterEntry.IsNull(parameter.index()));
    String name = "const" + index + "_parameter";
    Supplier<String> comment = () -> ScalarPrinter.print(parameter);
    List<CodeExpression> value = entry(storage, index, name, comment);
    CodeExpression isNull = fieldValue(name + "IsNull", read("getBoolean", index + 1), comment);
    return new ScalarValue(parameter.type(), value, isNull);
  }

  /** An entry of the table as final fields. */
  private List<CodeExpression> entry(
      StorageKind storage, int index, String name, Supplier<String> comment) {
    return switch (storage) {
      case BOOLEAN -> List.of(fieldValue(name, read("getBoolean", index), comment));
      case BYTE, SHORT, INT -> List.of(fieldValue(name, read("getInt", index), comment));
      case LONG -> List.of(fieldValue(name, read("getLong", index), comment));
      case FLOAT -> List.of(fieldValue(name, read("getFloat", index), comment));
      case DOUBLE -> List.of(fieldValue(name, read("getDouble", index), comment));
      case DECIMAL128 ->
          List.of(
              fieldValue(name + "High", read("getHigh", index), comment),
              fieldValue(name + "Low", read("getLow", index), comment));
      case BYTES ->
          List.of(
              fieldValue(name, read("getBytes", index), comment),
              Code.literal(0),
              fieldValue(name + "Length", read("getLength", index), comment));
    };
  }

  private CodeExpression read(String getter, int index) {
    return Code.invoke(constantTable(), ConstantTable.class, getter, Code.literal(index));
  }

  /** The constant table, for initial values of fields. */
  public CodeExpression constantTable() {
    return Code.invoke(pipelineContext(), PipelineContext.class, "constants");
  }

  /** A text literal as a {@code String}, for initial values of fields. */
  public CodeExpression constantText(Scalar.Constant constant) {
    int index = register(constant);
    return Code.newObject(
        String.class,
        read("getBytes", index),
        Code.literal(0),
        read("getLength", index),
        Code.staticField(StandardCharsets.class, "UTF_8"));
  }

  /** Registers constants behind one another. Returns the index of the first one. */
  public int constantRun(List<Scalar.Constant> run) {
    int first = constants.size();
    run.forEach(this::register);
    return first;
  }

  private int register(Scalar.Constant constant) {
    constants.add(tableValue(constant));
    return constants.size() - 1;
  }

  /** A constant as {@link ConstantTable} holds it. */
  private static Object tableValue(Scalar.Constant constant) {
    Object value = constant.value();
    if (value == null) {
      throw Code.internal("a NULL constant is no entry of the constant table");
    }
    return switch (constant.type().storage()) {
      case BOOLEAN, BYTE, SHORT, INT, LONG, FLOAT, DOUBLE -> value;
      case DECIMAL128 -> {
        BigInteger unscaled = (BigInteger) value;
        yield new ConstantTable.Decimal128(
            unscaled.shiftRight(64).longValue(), unscaled.longValue());
      }
      case BYTES -> {
        byte[] bytes = (byte[]) value;
        yield new ConstantTable.Bytes(
            Arrays.copyOf(bytes, bytes.length + BytesVector.PADDING_BYTES), bytes.length);
      }
    };
  }

  /** Adds the constructor; called once, when everything else has been generated. */
  public void finish() {
    MethodBuilder constructor = builder.constructor();
    Local context = constructor.parameter("context", Types.of(PipelineContext.class));
    constructor.comment(
        () -> "Reads literals of the statement and makes the objects of its call sites.");
    BlockBuilder body = constructor.body();
    body.evaluate(Code.superConstructor(builder.name(), superclass, List.of(Code.get(context))));
    for (Initializer initializer : initializers) {
      body.add(builder.set(initializer.field(), initializer.value()));
    }
  }

  /** The class with the constants and sites of this statement. */
  public CodeRef codeRef() {
    ClassDesc name = builder.name();
    String packagePrefix = name.packageName().isEmpty() ? "" : name.packageName() + ".";
    return new CodeRef(packagePrefix + name.displayName(), constants, sites);
  }
}
