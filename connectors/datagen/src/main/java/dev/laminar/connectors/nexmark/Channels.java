package dev.laminar.connectors.nexmark;

import dev.laminar.connectors.generator.RandomBits;
import dev.laminar.kernel.batch.BytesVector;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;

/**
 * Where bids come from: half of them from four hot channels, the others from ten thousand. Each
 * channel has one URL.
 */
final class Channels {

  static final int MAX_NAME_LENGTH = 12;
  static final int MAX_URL_LENGTH = 80;

  private static final List<String> HOT = List.of("Google", "Facebook", "Baidu", "Apple");
  private static final int COLD = 10_000;
  private static final int PATH_LIMIT = 5;
  private static final String PATH_STREAM = "channel.path";

  private Channels() {}

  static FieldFiller names(long stream) {
    return filler(
        stream, dictionary(i -> i < HOT.size() ? HOT.get(i) : "channel-" + (i - HOT.size())));
  }

  static FieldFiller urls(long stream) {
    return filler(stream, dictionary(i -> url(RandomBits.stream(stream, PATH_STREAM), i)));
  }

  private static Dictionary dictionary(IntFunction<String> text) {
    List<String> texts = new ArrayList<>();
    for (int i = 0; i < HOT.size() + COLD; i++) {
      texts.add(text.apply(i));
    }
    return new Dictionary(texts);
  }

  private static FieldFiller filler(long stream, Dictionary dictionary) {
    return (events, rows, column) -> {
      BytesVector target = (BytesVector) column;
      dictionary.share(target);
      for (int row = 0; row < rows; row++) {
        dictionary.point(target, row, channel(RandomBits.at(stream, events[row])));
      }
    };
  }

  private static int channel(long bits) {
    int cold = HOT.size() + (int) RandomBits.below(bits << 1, COLD);
    int hot = (int) RandomBits.below(bits << 1, HOT.size());
    return bits < 0 ? hot : cold;
  }

  /** Hot channels and one in ten of the others have no channel_id. */
  private static String url(long stream, int channel) {
    StringBuilder url = new StringBuilder("https://www.nexmark.com/");
    for (int i = 0; i < 3; i++) {
      url.append(pathElement(RandomBits.at(stream, 4L * channel + i))).append('/');
    }
    url.append("item.htm?query=1");
    if (channel >= HOT.size()
        && RandomBits.below(RandomBits.at(stream, 4L * channel + 3), 10) > 0) {
      url.append("&channel_id=").append(Math.abs((long) Integer.reverse(channel - HOT.size())));
    }
    return url.toString();
  }

  private static String pathElement(long bits) {
    int length = NexmarkText.length(bits, PATH_LIMIT);
    byte[] text = new byte[2 * Long.BYTES];
    NexmarkText.write(text, 0, length, bits);
    return new String(text, 0, length, StandardCharsets.US_ASCII).replace(' ', '_');
  }
}
