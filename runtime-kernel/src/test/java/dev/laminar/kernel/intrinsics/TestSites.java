package dev.laminar.kernel.intrinsics;

import dev.laminar.kernel.error.SourceSpan;
import dev.laminar.kernel.pipeline.ErrorSite;
import dev.laminar.kernel.pipeline.ErrorSites;
import java.util.List;

/** One error site without a position. */
final class TestSites {

  static final ErrorSites SITES =
      new ErrorSites(List.of(new ErrorSite("Project#1", SourceSpan.NONE, "f(x)")));

  private TestSites() {}
}
