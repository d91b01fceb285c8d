package dev.laminar.kernel.function;

import java.util.List;

/** What the name of a user's function stands for. */
public sealed interface UserRoutine permits UserFunction, UserAggregate, UserTable {

  /** In SQL. */
  String name();

  /** One line for each way to call it. */
  List<String> signatures();

  /** The user's class. */
  Class<?> type();

  /** What a user reads: {@code com.example.Functions.tax}. */
  String target();
}
