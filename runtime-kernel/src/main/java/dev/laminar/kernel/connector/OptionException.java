package dev.laminar.kernel.connector;

/**
 * An option's value is wrong. Whoever parsed the statement knows where the option stands and adds
 * the position.
 */
public final class OptionException extends RuntimeException {

  private final String option;
  private final String help;

  public OptionException(String option, String message, String help) {
    super(message);
    this.option = option;
    this.help = help;
  }

  public String option() {
    return option;
  }

  public String help() {
    return help;
  }
}
