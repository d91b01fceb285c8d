package dev.laminar.codegen.emit;

import dev.laminar.codegen.tree.CodeStatement;
import dev.laminar.codegen.tree.MethodModel;

/** Tells the instructions of one method which lines they belong to. */
record LineTracker(LineNumbers numbers, Instructions code) {

  void atStart(MethodModel method) {
    switch (numbers) {
      case LineNumbers.None none -> {}
      case LineNumbers.Sql sql -> line(method.span().line());
      case LineNumbers.Java java -> line(java.source().lineOf(method));
    }
  }

  void before(CodeStatement statement) {
    switch (numbers) {
      case LineNumbers.None none -> {}
      case LineNumbers.Sql sql -> {
        if (statement instanceof CodeStatement.Mark mark) {
          line(mark.span().line());
        }
      }
      case LineNumbers.Java java -> line(java.source().lineOf(statement));
    }
  }

  /** Class files hold 16 bits of a line number. */
  private void line(int number) {
    if (number > 0) {
      code.line(Math.min(number, 65_535));
    }
  }
}
