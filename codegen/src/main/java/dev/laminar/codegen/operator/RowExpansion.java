package dev.laminar.codegen.operator;

import dev.laminar.codegen.tree.BlockBuilder;
import dev.laminar.codegen.tree.CodeExpression;
import java.util.List;

/** Many rows made of one, in a loop. What it takes in front of the loop has been generated. */
interface RowExpansion {

  /** The loop's condition: there is another row. */
  CodeExpression hasRow();

  /** Stands first in the loop. Returns the columns that are added to the row. */
  List<RowColumn> enter(BlockBuilder inside);

  /** Goes on to the next row: behind the loop's body, also where the body was left early. */
  void advance(BlockBuilder update);
}
