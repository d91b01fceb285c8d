package dev.laminar.sql.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.laminar.kernel.error.SourceSpan;
import dev.laminar.sql.tree.ObjectKind;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CatalogTest {

  private final Catalog catalog = new Catalog();

  CatalogTest() {
    define(source("Trades"), false);
    define(stream("bars", "trades"), false);
    define(stream("spikes", "BARS"), false);
    define(source("quotes"), false);
  }

  @Test
  void namesMatchWithoutRegardToCase() {
    assertThat(catalog.find("TRADES").orElseThrow().name()).isEqualTo("Trades");
    assertThat(catalog.find("nothing")).isEmpty();
  }

  @Test
  void dependentsAreFoundThroughOthers() {
    assertThat(catalog.dependents("trades"))
        .extracting(CatalogObject::name)
        .containsExactly("bars", "spikes");
    assertThat(catalog.dependents("quotes")).isEmpty();
  }

  @Test
  void cascadeRemovesDependentsFirst() {
    assertThat(catalog.drop(ObjectKind.SOURCE, "trades", true, SourceSpan.NONE))
        .extracting(CatalogObject::name)
        .containsExactly("spikes", "bars", "Trades");
    assertThat(catalog.objects()).extracting(CatalogObject::name).containsExactly("quotes");
  }

  @Test
  void withoutCascadeNothingIsRemoved() {
    assertThatThrownBy(() -> catalog.drop(ObjectKind.STREAM, "bars", false, SourceSpan.NONE))
        .hasMessage("cannot drop stream 'bars': stream 'spikes' depends on it");
    assertThat(catalog.objects()).hasSize(4);
  }

  @Test
  void aReplacementWithTheSameColumnsMayHaveDependents() {
    define(source("trades"), true);

    assertThat(catalog.find("trades").orElseThrow().name()).isEqualTo("trades");
    assertThat(catalog.objects()).hasSize(4);
  }

  @Test
  void aCopyIsIndependent() {
    Catalog copy = catalog.copy();
    copy.drop(ObjectKind.SOURCE, "quotes", false, SourceSpan.NONE);

    assertThat(catalog.find("quotes")).isPresent();
    assertThat(copy.find("quotes")).isEmpty();
  }

  private void define(CatalogObject object, boolean replace) {
    catalog.define(object, replace, SourceSpan.NONE);
  }

  private static CatalogObject source(String name) {
    return new SourceObject(
        name, List.of(), null, List.of(), OptionSet.EMPTY, Set.of(), "", SourceSpan.NONE);
  }

  private static CatalogObject stream(String name, String input) {
    return new QueryObject(
        name, ObjectKind.STREAM, List.of(), OptionSet.EMPTY, Set.of(input), "", SourceSpan.NONE);
  }
}
