package dev.laminar.compiler.physical;

import dev.laminar.codegen.scalar.Scalar;
import dev.laminar.codegen.scalar.Scalar.InputColumn;
import dev.laminar.codegen.spec.OperatorSpec.Item;
import dev.laminar.compiler.physical.ColumnRole.Pending;
import dev.laminar.compiler.physical.PhysicalNode.Project;
import dev.laminar.compiler.physical.Relation.Field;
import dev.laminar.compiler.scalar.Scalars;
import dev.laminar.kernel.error.SourceSpan;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Makes operators of relations whose fields are not the columns of one yet.
 *
 * @param statement where the whole statement stands
 */
record Projections(SourceSpan statement) {

  /**
   * An operator that computes the fields; window columns of one window share their event time, and
   * the event time of the rows comes along behind all.
   */
  Relation project(Relation relation) {
    List<Item> items = new ArrayList<>();
    Map<Scalar, Integer> pending = new HashMap<>();
    int[] places = new int[relation.fields().size()];
    SourceSpan span = SourceSpan.NONE;
    for (int i = 0; i < places.length; i++) {
      Field field = relation.fields().get(i);
      Integer shared =
          field.role() instanceof Pending ? pending.putIfAbsent(field.value(), items.size()) : null;
      places[i] = shared == null ? items.size() : shared;
      if (shared != null) {
        continue;
      }
      items.add(new Item(field.name(), field.value()));
      if (!Scalars.isTrivial(field.value())) {
        span = Scalars.union(span, Scalars.spanOf(field.value()));
      }
    }
    int eventTime = items.size();
    if (relation.eventTime() instanceof InputColumn column) {
      items.add(new Item(column.name(), column));
    }
    Project node =
        new Project(0, relation.node(), items, span.isKnown() ? span : statement, Traits.INITIAL);
    List<Field> fields = new ArrayList<>();
    for (int i = 0; i < relation.fields().size(); i++) {
      Field field = relation.fields().get(i);
      InputColumn column = Relation.column(node, places[i]);
      fields.add(
          new Field(
              field.name(),
              new InputColumn(places[i], column.name(), column.type(), pendingSpan(field)),
              field.role()));
    }
    return new Relation(
        node, fields, eventTime < items.size() ? Relation.column(node, eventTime) : null);
  }

  /** The value of a window column stands for the window's call in error messages. */
  private static SourceSpan pendingSpan(Field field) {
    return field.role() instanceof Pending ? field.value().span() : SourceSpan.NONE;
  }

  /** The operator whose columns are the fields, one for one. */
  PhysicalNode materialize(Relation relation) {
    List<Field> fields =
        relation.fields().stream()
            .map(
                field -> new Field(field.name(), WindowColumns.read(field), new ColumnRole.Plain()))
            .toList();
    boolean identity =
        fields.size() == relation.node().schema().size()
            && IntStream.range(0, fields.size())
                .allMatch(i ->
                    fields.get(i).value() instanceof InputColumn column && column.index() == i);
    return identity ? relation.node() : project(new Relation(relation.node(), fields, null)).node();
  }

  /** The columns of an operator as fields; such rows carry no event time that is told apart. */
  static Relation relation(PhysicalNode node, List<String> names) {
    List<Field> fields = new ArrayList<>();
    for (int i = 0; i < names.size(); i++) {
      fields.add(new Field(names.get(i), Relation.column(node, i), new ColumnRole.Plain()));
    }
    return new Relation(node, fields, null);
  }
}
