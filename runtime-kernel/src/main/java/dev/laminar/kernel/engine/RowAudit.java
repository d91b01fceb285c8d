package dev.laminar.kernel.engine;

import dev.laminar.kernel.engine.EngineSnapshot.PipelineSnapshot;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks, when a run ends, whether each row that came to an operator is in one of its figures, and
 * whether what one operator says it has put out is what the next ones say has come in. Where that
 * is not so, an operator loses rows or counts them wrong, and the figures that people are shown are
 * of no use: it is logged, and an error where assertions are enabled.
 */
final class RowAudit {

  private static final Logger LOGGER = LoggerFactory.getLogger(RowAudit.class);

  private final List<String> findings = new ArrayList<>();

  /**
   * An operator with the edges around it.
   *
   * @param inputs what it reads, one for each of its inputs
   */
  record Operator(RunStage stage, List<Fanout> inputs, Fanout output) {

    /** What is wrong with its figures. */
    List<String> findings() {
      List<String> found = new ArrayList<>();
      List<PipelineSnapshot> ledgers = stage.snapshot();
      for (PipelineSnapshot ledger : ledgers) {
        if (ledger.unaccounted() != 0) {
          found.add(ledger.unaccounted() + " rows are not accounted for: " + ledger);
        }
      }
      if (ledgers.isEmpty()) {
        return found;
      }
      long sent = inputs.stream().mapToLong(Fanout::rows).sum();
      if (ledgers.getFirst().rowsIn() + stage.waitingRows() != sent) {
        found.add(sent + " rows were sent to it: " + ledgers.getFirst());
      }
      if (ledgers.getLast().rowsOut() != output.rows()) {
        found.add(output.rows() + " rows have come out of it: " + ledgers.getLast());
      }
      String finding = stage.stateFinding(ledgers.getFirst().rowsTaken());
      if (!finding.isEmpty()) {
        found.add(finding);
      }
      return found;
    }
  }

  /** Looks at the operators of a run, between two batches. */
  void look(String query, List<Operator> operators) {
    for (Operator operator : operators) {
      for (String finding : operator.findings()) {
        report(query + ", node " + operator.stage().nodeId() + ": " + finding);
      }
    }
  }

  private synchronized void report(String finding) {
    LOGGER.error("rows are not accounted for in {}", finding);
    findings.add(finding);
  }

  /** What was found so far. Called by any thread. */
  synchronized List<String> findings() {
    return List.copyOf(findings);
  }
}
