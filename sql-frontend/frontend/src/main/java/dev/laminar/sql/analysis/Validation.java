package dev.laminar.sql.analysis;

import dev.laminar.sql.catalog.Catalog;
import dev.laminar.sql.function.LaminarConformance;
import dev.laminar.sql.function.MinusOperator;
import dev.laminar.sql.function.TimeMatch;
import dev.laminar.sql.type.LaminarTypeFactory;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.apache.calcite.config.CalciteConnectionConfigImpl;
import org.apache.calcite.config.CalciteConnectionProperty;
import org.apache.calcite.jdbc.CalciteSchema;
import org.apache.calcite.plan.ConventionTraitDef;
import org.apache.calcite.plan.RelOptCluster;
import org.apache.calcite.plan.volcano.VolcanoPlanner;
import org.apache.calcite.prepare.CalciteCatalogReader;
import org.apache.calcite.rel.RelRoot;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeFactory;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.schema.Table;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlDynamicParam;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlOperatorTable;
import org.apache.calcite.sql.type.SqlTypeName;
import org.apache.calcite.sql.type.SqlTypeUtil;
import org.apache.calcite.sql.util.SqlBasicVisitor;
import org.apache.calcite.sql.validate.SqlValidator;
import org.apache.calcite.sql2rel.SqlRexContext;
import org.apache.calcite.sql2rel.SqlRexConvertlet;
import org.apache.calcite.sql2rel.SqlToRelConverter;
import org.apache.calcite.sql2rel.StandardConvertletTable;
import org.apache.calcite.tools.RelBuilder;
import org.jspecify.annotations.Nullable;

/** Calcite's validator and converter, set up for one analysis. */
final class Validation {

  private final RelDataTypeFactory typeFactory;
  private final CalciteSchema schema;
  private final CalciteCatalogReader catalogReader;
  private final SqlValidator validator;

  /** Of everything that is converted; made for the first. */
  private @Nullable RelOptCluster cluster;

  /** Functions of the dialect and of users. */
  private final SqlOperatorTable functions;

  /** Tables that the statement itself defines, by their names. */
  private final Map<String, Table> added;

  /** Types of the parameters in parts that were analyzed by themselves. */
  private final Map<Integer, RelDataType> parametersOfParts = new TreeMap<>();

  private Validation(CalciteSchema schema, SqlOperatorTable functions, Map<String, Table> added) {
    this(schema, functions, added, new LaminarTypeFactory());
  }

  private Validation(
      CalciteSchema schema,
      SqlOperatorTable functions,
      Map<String, Table> added,
      RelDataTypeFactory typeFactory) {
    this.schema = schema;
    this.functions = functions;
    this.added = added;
    this.typeFactory = typeFactory;
    Properties properties = new Properties();
    properties.setProperty(CalciteConnectionProperty.CASE_SENSITIVE.camelName(), "false");
    this.catalogReader =
        new CalciteCatalogReader(
            schema,
            List.of(CatalogSchema.LATE_ROWS),
            typeFactory,
            new CalciteConnectionConfigImpl(properties));
    SqlValidator.Config config =
        SqlValidator.Config.DEFAULT
            .withConformance(LaminarConformance.INSTANCE)
            .withIdentifierExpansion(true)
            .withTypeCoercionFactory(StrictCoercion::new);
    this.validator = new PatternValidator(functions, catalogReader, typeFactory, config);
  }

  /** Over everything in the catalog that queries can read. */
  static Validation over(Catalog catalog) {
    Map<String, Table> added = new HashMap<>();
    return new Validation(
        CalciteSchema.createRootSchema(false, false, "", new CatalogSchema(catalog, added)),
        new CatalogFunctions(catalog),
        added);
  }

  private RelOptCluster cluster() {
    RelOptCluster known = cluster;
    if (known == null) {
      VolcanoPlanner planner = new VolcanoPlanner();
      planner.addRelTraitDef(ConventionTraitDef.INSTANCE);
      known = RelOptCluster.create(planner, new RexBuilder(typeFactory));
      known.setMetadataQuerySupplier(PlainMetadata::new);
      cluster = known;
    }
    return known;
  }

  /** Another one for a part of the same statement: their expressions can be put together. */
  Validation another() {
    Validation other = new Validation(schema, functions, added, typeFactory);
    other.cluster = cluster();
    return other;
  }

  /** A name for a table of this statement that no other has. */
  String uniqueName(String name) {
    return name + "@" + (added.size() + 1);
  }

  /** Adds a table that only this statement sees. */
  void addTable(String uniqueName, Table table) {
    added.put(uniqueName, table);
  }

  void addParameters(Map<Integer, RelDataType> ofPart) {
    parametersOfParts.putAll(ofPart);
  }

  /** Types of the parameters in a validated tree, by index: nullable, and text without limit. */
  Map<Integer, RelDataType> parameters(SqlNode validated) {
    Map<Integer, RelDataType> types = new TreeMap<>(parametersOfParts);
    validated.accept(
        new SqlBasicVisitor<@Nullable Void>() {
          @Override
          public @Nullable Void visit(SqlDynamicParam parameter) {
            RelDataType type = validator.getValidatedNodeTypeIfKnown(parameter);
            if (type != null) {
              types.put(parameter.getIndex(), parameterType(type));
            }
            return null;
          }
        });
    return types;
  }

  private RelDataType parameterType(RelDataType inferred) {
    RelDataType type =
        SqlTypeUtil.inCharFamily(inferred)
            ? typeFactory.createSqlType(SqlTypeName.VARCHAR)
            : inferred;
    return typeFactory.createTypeWithNullability(type, true);
  }

  RelDataTypeFactory typeFactory() {
    return typeFactory;
  }

  SqlValidator validator() {
    return validator;
  }

  /**
   * Validates a query. The tree is changed.
   *
   * @param context of messages about recursive queries
   */
  SqlNode validate(ErrorContext context, SqlNode query) {
    return validate(new RecursiveQueries(context, this).resolve(query));
  }

  /** Validates a query without recursive queries in it. The tree is changed. */
  SqlNode validate(SqlNode query) {
    return validator.validate(query);
  }

  /**
   * Converts a validated query, expression by expression: nothing is simplified, so that errors
   * stay where they are.
   */
  RelRoot convert(SqlNode validated) {
    return convert(validated, RelBuilder.Config.DEFAULT.bloat());
  }

  /**
   * As {@link #convert}, and every SELECT stays a projection of its own: it computes values once.
   */
  RelRoot convertUnmerged(SqlNode validated) {
    return convert(validated, -1);
  }

  private RelRoot convert(SqlNode validated, int bloat) {
    SqlToRelConverter.Config config =
        SqlToRelConverter.config()
            .withInSubQueryThreshold(Integer.MAX_VALUE)
            .withAddJsonTypeOperatorEnabled(false)
            .withRelBuilderConfigTransform(builder ->
                builder
                    .withSimplify(false)
                    .withSimplifyValues(false)
                    .withPushJoinCondition(false)
                    .withBloat(bloat));
    SqlToRelConverter converter =
        new SqlToRelConverter(
            (rowType, query, schemaPath, viewPath) -> {
              throw new IllegalStateException("no views to expand");
            },
            validator,
            catalogReader,
            cluster(),
            Validation::convertlet,
            config);
    return converter.convertQuery(validated, false, true);
  }

  private static @Nullable SqlRexConvertlet convertlet(SqlCall call) {
    if (call.getOperator() == MinusOperator.INSTANCE) {
      return MinusOperator::convert;
    }
    if (call.getOperator() instanceof TimeMatch) {
      return TimeMatch::convert;
    }
    SqlRexConvertlet standard = StandardConvertletTable.INSTANCE.get(call);
    return switch (call.getKind()) {
      case IS_DISTINCT_FROM, IS_NOT_DISTINCT_FROM ->
          (context, distinction) -> distinctness(context, distinction, standard);
      case AVG -> Validation::average;
      default -> standard;
    };
  }

  /** AVG with OVER stays as it is: the standard conversion divides a sum by a count. */
  private static RexNode average(SqlRexContext context, SqlCall call) {
    return context
        .getRexBuilder()
        .makeCall(
            call.getParserPosition(),
            context.getValidator().getValidatedNodeType(call),
            call.getOperator(),
            call.getOperandList().stream().map(context::convertExpression).toList());
  }

  /**
   * IS [NOT] DISTINCT FROM of rows stays as it is: the standard conversion would have all columns
   * distinct where one that is distinct is enough.
   */
  private static RexNode distinctness(
      SqlRexContext context, SqlCall call, @Nullable SqlRexConvertlet standard) {
    List<RexNode> operands =
        call.getOperandList().stream().map(context::convertExpression).toList();
    if (standard == null || operands.getFirst().getType().isStruct()) {
      return context
          .getRexBuilder()
          .makeCall(call.getParserPosition(), call.getOperator(), operands);
    }
    return standard.convertCall(context, call);
  }

  /** Runs a step, and translates what it throws. */
  static <T> T step(ErrorContext context, Supplier<T> step) {
    try {
      return step.get();
    } catch (RuntimeException | AssertionError e) {
      throw ValidationErrors.translate(context, e);
    }
  }
}
