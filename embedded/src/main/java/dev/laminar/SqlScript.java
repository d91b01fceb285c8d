package dev.laminar;

import java.util.Map;

/**
 * A script to execute.
 *
 * @param name for positions in messages: {@code ohlc.sql}
 * @param text its statements, separated by semicolons
 * @param variables what {@code ${NAME}} in options stands for, from this script on
 */
public record SqlScript(String name, String text, Map<String, String> variables) {

  public SqlScript {
    variables = Map.copyOf(variables);
  }
}
