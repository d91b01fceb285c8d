package dev.laminar.codegen.load;

import java.util.ArrayDeque;

/** Writes indented JSON. */
final class JsonText {

  private final StringBuilder out = new StringBuilder();
  private final ArrayDeque<Character> open = new ArrayDeque<>();
  private boolean first = true;
  private boolean named;

  JsonText object() {
    return open('{', '}');
  }

  JsonText array() {
    return open('[', ']');
  }

  private JsonText open(char start, char end) {
    item();
    out.append(start);
    open.push(end);
    first = true;
    return this;
  }

  /** Ends the innermost object or array. */
  JsonText end() {
    char end = open.pop();
    if (!first) {
      line();
    }
    out.append(end);
    first = false;
    if (open.isEmpty()) {
      out.append('\n');
    }
    return this;
  }

  JsonText name(String name) {
    item();
    quote(name);
    out.append(": ");
    named = true;
    return this;
  }

  JsonText field(String name, String value) {
    return name(name).value(value);
  }

  JsonText field(String name, long value) {
    return name(name).raw(Long.toString(value));
  }

  JsonText field(String name, boolean value) {
    return name(name).raw(Boolean.toString(value));
  }

  JsonText value(String value) {
    item();
    quote(value);
    return this;
  }

  private JsonText raw(String value) {
    item();
    out.append(value);
    return this;
  }

  /** What stands before a value or name. */
  private void item() {
    if (named) {
      named = false;
      return;
    }
    if (!first) {
      out.append(',');
    }
    first = false;
    if (!open.isEmpty()) {
      line();
    }
  }

  private void line() {
    out.append('\n').append("  ".repeat(open.size()));
  }

  private void quote(String text) {
    out.append('"');
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '"' || c == '\\') {
        out.append('\\').append(c);
      } else if (c < ' ') {
        out.append(String.format("\\u%04x", (int) c));
      } else {
        out.append(c);
      }
    }
    out.append('"');
  }

  @Override
  public String toString() {
    return out.toString();
  }
}
