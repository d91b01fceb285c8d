package dev.laminar.kernel.pipeline;

import java.util.List;

/** The error sites of one pipeline, by the index that its generated code carries. */
public final class ErrorSites {

  private final ErrorSite[] sites;

  public ErrorSites(List<ErrorSite> sites) {
    this.sites = sites.toArray(ErrorSite[]::new);
  }

  public ErrorSite site(int index) {
    return sites[index];
  }
}
