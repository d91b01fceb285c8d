-- A row counts where the watermark, the greatest time so far less a second, has not passed it.
CREATE TABLE trades AS SELECT *, MAX(ts) OVER (ORDER BY rn) - INTERVAL 1 SECOND AS watermark FROM trades_rows;
CREATE TABLE quotes AS SELECT *, bid + spread AS ask, MAX(ts) OVER (ORDER BY rn) - INTERVAL 1 SECOND AS watermark FROM quotes_rows;
CREATE TABLE orders AS SELECT *, MAX(ts) OVER (ORDER BY rn) - INTERVAL 1 SECOND AS watermark FROM orders_rows;
CREATE TABLE fills AS SELECT *, MAX(ts) OVER (ORDER BY rn) - INTERVAL 1 SECOND AS watermark FROM fills_rows;
