package dev.laminar.differential;

import java.util.ArrayList;
import java.util.List;

/**
 * A piece of SQL that knows how it can become smaller.
 *
 * <p>A smaller piece need not be valid SQL: the reducer tries it, and keeps what still shows the
 * difference.
 */
sealed interface Fragment {

  /** What needs to stand where it stands. */
  record Text(String sql) implements Fragment {}

  /**
   * Parts one after the other.
   *
   * @param sort what it is: a part of the same sort may stand in its place
   */
  record Phrase(String sort, List<Fragment> parts) implements Fragment {
    public Phrase {
      parts = List.copyOf(parts);
    }
  }

  /** Elements of which all but the least number may go. */
  record Elements(List<Fragment> elements, String separator, int least) implements Fragment {
    public Elements {
      elements = List.copyOf(elements);
    }
  }

  /** What may go, such as a WHERE clause. */
  record Maybe(Fragment content) implements Fragment {}

  /** Parts may be texts and fragments. */
  static Phrase phrase(String sort, Object... parts) {
    List<Fragment> fragments = new ArrayList<>();
    for (Object part : parts) {
      fragments.add(part instanceof Fragment fragment ? fragment : new Text((String) part));
    }
    return new Phrase(sort, fragments);
  }

  static Fragment maybe(Object... parts) {
    return new Maybe(phrase("clause", parts));
  }

  static Fragment nothing() {
    return new Text("");
  }

  default String sql() {
    StringBuilder out = new StringBuilder();
    append(this, out);
    return out.toString();
  }

  private static void append(Fragment fragment, StringBuilder out) {
    switch (fragment) {
      case Text text -> out.append(text.sql());
      case Phrase phrase -> phrase.parts().forEach(part -> append(part, out));
      case Elements list -> {
        for (int i = 0; i < list.elements().size(); i++) {
          out.append(i == 0 ? "" : list.separator());
          append(list.elements().get(i), out);
        }
      }
      case Maybe maybe -> append(maybe.content(), out);
    }
  }

  /** Every fragment that is this one with one part smaller, the smallest first. */
  default List<Fragment> smaller() {
    List<Fragment> out = new ArrayList<>();
    switch (this) {
      case Text _ -> {}
      case Phrase phrase -> {
        collect(phrase.parts(), phrase.sort(), out);
        for (int i = 0; i < phrase.parts().size(); i++) {
          for (Fragment part : phrase.parts().get(i).smaller()) {
            List<Fragment> parts = new ArrayList<>(phrase.parts());
            parts.set(i, part);
            out.add(new Phrase(phrase.sort(), parts));
          }
        }
      }
      case Elements list -> smaller(list, out);
      case Maybe maybe -> {
        out.add(nothing());
        maybe.content().smaller().forEach(content -> out.add(new Maybe(content)));
      }
    }
    return out;
  }

  private static void smaller(Elements list, List<Fragment> out) {
    int size = list.elements().size();
    if (size >= 4 && size / 2 >= list.least()) {
      out.add(new Elements(list.elements().subList(0, size / 2), list.separator(), list.least()));
      out.add(
          new Elements(list.elements().subList(size / 2, size), list.separator(), list.least()));
    }
    for (int i = 0; size > list.least() && i < size; i++) {
      List<Fragment> elements = new ArrayList<>(list.elements());
      elements.remove(i);
      out.add(new Elements(elements, list.separator(), list.least()));
    }
    for (int i = 0; i < size; i++) {
      for (Fragment element : list.elements().get(i).smaller()) {
        List<Fragment> elements = new ArrayList<>(list.elements());
        elements.set(i, element);
        out.add(new Elements(elements, list.separator(), list.least()));
      }
    }
  }

  /** Phrases of a sort among fragments and what they are made of, the outermost only. */
  private static void collect(List<Fragment> fragments, String sort, List<Fragment> out) {
    for (Fragment fragment : fragments) {
      switch (fragment) {
        case Text _ -> {}
        case Phrase phrase when phrase.sort().equals(sort) -> out.add(phrase);
        case Phrase phrase -> collect(phrase.parts(), sort, out);
        case Elements list -> collect(list.elements(), sort, out);
        case Maybe maybe -> collect(List.of(maybe.content()), sort, out);
      }
    }
  }
}
