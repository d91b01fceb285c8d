package dev.laminar.codegen.operator;

import dev.laminar.codegen.tree.ClassModel;
import dev.laminar.kernel.plan.CodeRef;
import dev.laminar.kernel.plan.RowsLayout;

/**
 * What became of a {@code RowsSpec}.
 *
 * @param model the class, not yet emitted
 * @param code its name, and the constants and error sites that it needs: none
 * @param layout of the row table that it works on
 */
public record GeneratedRows(ClassModel model, CodeRef code, RowsLayout layout) {}
