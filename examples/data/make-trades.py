#!/usr/bin/env python3
"""Writes trades.csv: about ten minutes of made-up trades of five symbols, the input of the examples.

    python3 examples/data/make-trades.py > examples/data/trades.csv

The generator is seeded: the same file comes out every time.

What it looks like, so that the examples show something:
- 2026-03-02 from 09:30:00, busiest after the open, 2,000 trades;
- each symbol's price is a random walk on a tick of one cent, with its own volatility;
- sizes are mostly round lots of 100, some odd lots;
- a trade is reported up to three seconds after it happened, so the file is slightly out of order by ts.
"""

import random
import sys
from datetime import datetime, timedelta

SEED = 20260302
ROWS = 2_000
SESSION_SECONDS = 600
OPEN = datetime(2026, 3, 2, 9, 30)
MAX_DELAY_SECONDS = 3.0

# symbol, opening price in cents, volatility in cents a trade, share of the trades
SYMBOLS = [
    ("AAPL", 26_418, 4, 30),
    ("MSFT", 41_207, 6, 22),
    ("NVDA", 18_835, 5, 28),
    ("AMZN", 22_990, 4, 14),
    ("IBM", 24_561, 3, 6),
]


def main() -> None:
    rng = random.Random(SEED)
    prices = {symbol: price for symbol, price, _, _ in SYMBOLS}
    weights = [share for _, _, _, share in SYMBOLS]
    reported = []
    for _ in range(ROWS):
        # The power moves trades towards the open: the first minute is the busiest.
        reported.append((rng.random() ** 1.4) * SESSION_SECONDS)
    reported.sort()
    trades = []
    for seconds in reported:
        symbol, _, volatility, _ = rng.choices(SYMBOLS, weights)[0]
        step = rng.randint(-volatility, volatility) + rng.randint(-volatility, volatility)
        prices[symbol] = max(100, prices[symbol] + step)
        size = rng.choice([100, 100, 100, 200, 200, 300, 500, 1_000]) if rng.random() < 0.8 else rng.randint(1, 99)
        # One trade in five is reported late; the others at once.
        delay = rng.random() * MAX_DELAY_SECONDS if rng.random() < 0.2 else 0.0
        trades.append((seconds + delay, seconds, symbol, prices[symbol], size))
    trades.sort(key=lambda trade: trade[0])
    out = ["ts,symbol,price,size"]
    for _, seconds, symbol, price, size in trades:
        moment = OPEN + timedelta(milliseconds=int(seconds * 1_000))
        text = moment.strftime("%Y-%m-%d %H:%M:%S.") + f"{moment.microsecond // 1_000:03d}"
        out.append(f"{text},{symbol},{price // 100}.{price % 100:02d},{size}")
    sys.stdout.write("\n".join(out) + "\n")


if __name__ == "__main__":
    main()
