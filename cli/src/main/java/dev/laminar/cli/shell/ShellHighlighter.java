package dev.laminar.cli.shell;

import org.jline.reader.Highlighter;
import org.jline.reader.LineReader;
import org.jline.utils.AttributedString;
import org.jline.utils.AttributedStringBuilder;
import org.jline.utils.AttributedStyle;

/** Shows keywords, strings and comments of the line being typed each in its own style. */
final class ShellHighlighter implements Highlighter {

  private static final AttributedStyle KEYWORD = AttributedStyle.BOLD;
  private static final AttributedStyle STRING =
      AttributedStyle.DEFAULT.foreground(AttributedStyle.GREEN);
  private static final AttributedStyle NUMBER =
      AttributedStyle.DEFAULT.foreground(AttributedStyle.CYAN);
  private static final AttributedStyle COMMENT = AttributedStyle.DEFAULT.faint();

  @Override
  public AttributedString highlight(LineReader reader, String buffer) {
    AttributedStringBuilder styled = new AttributedStringBuilder(buffer.length());
    int done = 0;
    for (SqlToken token : SqlLexer.tokens(buffer)) {
      styled.append(buffer, done, token.start());
      styled.styled(style(token, buffer), token.in(buffer));
      done = token.end();
    }
    return styled.append(buffer, done, buffer.length()).toAttributedString();
  }

  private static AttributedStyle style(SqlToken token, String buffer) {
    return switch (token.kind()) {
      case WORD -> Keywords.contains(token.in(buffer)) ? KEYWORD : AttributedStyle.DEFAULT;
      case STRING -> STRING;
      case NUMBER -> NUMBER;
      case COMMENT -> COMMENT;
      case QUOTED_NAME, SYMBOL -> AttributedStyle.DEFAULT;
    };
  }
}
