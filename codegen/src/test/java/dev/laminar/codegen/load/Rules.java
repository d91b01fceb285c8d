package dev.laminar.codegen.load;

import static java.lang.constant.ConstantDescs.CD_long;

import dev.laminar.codegen.tree.ClassBuilder;
import dev.laminar.codegen.tree.ClassModel;
import dev.laminar.codegen.tree.Code;
import dev.laminar.codegen.tree.CodeExpression;
import dev.laminar.codegen.tree.FieldModel;
import dev.laminar.codegen.tree.Local;
import dev.laminar.codegen.tree.MethodBuilder;
import dev.laminar.codegen.tree.Types;
import dev.laminar.kernel.error.SourceSpan;
import dev.laminar.kernel.pipeline.ConstantTable;
import java.lang.constant.ClassDesc;
import java.util.List;

/**
 * Generated classes as small statements have them: a threshold from the constant table, a division
 * that can fail.
 */
public final class Rules {

  /** What a rule's class extends. */
  public abstract static class Rule {
    protected Rule(ConstantTable constants) {}

    /** {@code value > threshold ? 100 / value : -1}. */
    public abstract long apply(long value);
  }

  private Rules() {}

  /**
   * The class of {@code SELECT 100 / value … WHERE value > threshold}; it stands in line {@code
   * line}.
   */
  static ClassModel rule(String query, long threshold, int line) {
    ClassBuilder type =
        new ClassBuilder(
                ClassDesc.of("laminar.generated." + query, "Pipeline0_Values"),
                Rule.class,
                query + ".sql")
            .comment(() -> query + ".sql  Pipeline 0: Scan(values) > Filter#1 > Project#2");
    FieldModel constant =
        type.field("const_threshold", CD_long, true, () -> Long.toString(threshold));
    MethodBuilder constructor = type.constructor();
    Local constants = constructor.parameter("constants", Types.of(ConstantTable.class));
    constructor
        .body()
        .evaluate(Code.superConstructor(type.name(), Rule.class, List.of(Code.get(constants))));
    CodeExpression value =
        Code.invoke(Code.get(constants), ConstantTable.class, "getLong", Code.literal(0));
    constructor.body().add(type.set(constant, value));

    SourceSpan span = new SourceSpan(query + ".sql", line, 3, line, 12);
    MethodBuilder project =
        type.method("project2_ratio", CD_long)
            .makeStatic()
            .hot()
            .span(span)
            .comment(() -> "Project#2.ratio [" + span + "] 100 / value");
    Local divisor = project.parameter("scan1_value", CD_long);
    project.body().returnValue(Code.divide(Code.literal(100L), Code.get(divisor)));

    MethodBuilder apply =
        type.override("apply", CD_long)
            .hot()
            .span(new SourceSpan(query + ".sql", line + 1, 1, 0, 0));
    Local input = apply.parameter("value", CD_long);
    apply
        .body()
        .ifThen(
            Code.greater(Code.get(input), type.get(constant)),
            then -> then.mark(span).returnValue(project.call(Code.get(input))));
    apply.body().returnValue(Code.literal(-1L));
    return type.build();
  }

  /** A class whose {@code apply(n)} goes round n times in one line of SQL. */
  static ClassModel loop(String query, int line) {
    ClassBuilder type =
        new ClassBuilder(
            ClassDesc.of("laminar.generated." + query, "Pipeline0_Loop"),
            Rule.class,
            query + ".sql");
    MethodBuilder constructor = type.constructor();
    Local constants = constructor.parameter("constants", Types.of(ConstantTable.class));
    constructor
        .body()
        .evaluate(Code.superConstructor(type.name(), Rule.class, List.of(Code.get(constants))));
    MethodBuilder apply =
        type.override("apply", CD_long)
            .hot()
            .span(new SourceSpan(query + ".sql", line, 1, line, 9));
    Local rows = apply.parameter("rows", CD_long);
    Local sum = apply.body().declare("sum", Code.literal(0L));
    Local row = apply.body().declare("row", Code.literal(0L));
    apply
        .body()
        .loop(
            "rowLoop",
            Code.less(Code.get(row), Code.get(rows)),
            (body, label) ->
                body.assign(
                    sum, Code.add(Code.multiply(Code.get(sum), Code.literal(31L)), Code.get(row))),
            update -> update.increment(row));
    apply.body().returnValue(Code.get(sum));
    return type.build();
  }

  static Rule instantiate(Class<?> type, long threshold) {
    try {
      ConstantTable constants = new ConstantTable(new Object[] {threshold});
      return (Rule) type.getConstructor(ConstantTable.class).newInstance(constants);
    } catch (ReflectiveOperationException e) {
      throw new LinkageError(type.getName(), e);
    }
  }

  static CodeCompiler compiler(CodegenOptions options, CodeCache cache) {
    return new CodeCompiler(options, cache, Rules.class.getClassLoader(), CompilationListener.NONE);
  }
}
