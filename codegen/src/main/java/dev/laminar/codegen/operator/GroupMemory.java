package dev.laminar.codegen.operator;

import dev.laminar.codegen.tree.BlockBuilder;
import dev.laminar.codegen.tree.CodeExpression;

/** What an aggregate call keeps outside of the slots, in something that their table owns. */
interface GroupMemory {

  /** Sees to it that a table has it. */
  void define(SlotLayout layout, BlockBuilder out, CodeExpression table);
}
