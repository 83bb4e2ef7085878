-- For each day: what the day changes onto the balances, its median, its cards. Best form: a hundred thousand balances are
-- joined with what one day changes. The median is over 30 days of transits, which no balance can hold.
CREATE OR REPLACE TABLE balances AS
SELECT b.shop_id, (b.reply_n + coalesce(r.reply_n, 0))::INTEGER AS reply_n, (b.reply_d + coalesce(c.reply_d, 0))::INTEGER AS reply_d,
  (b.good_n + coalesce(g.good_n, 0))::INTEGER AS good_n, (b.good_d + coalesce(g.good_d, 0))::INTEGER AS good_d,
  (b.ship_n + coalesce(o.ship_n, 0))::INTEGER AS ship_n, (b.ship_d + coalesce(o.ship_d, 0))::INTEGER AS ship_d,
  (b.signed_n + coalesce(r.signed_n, 0))::INTEGER AS signed_n, (b.paid_30 + coalesce(o.paid_30, 0))::INTEGER AS paid_30,
  (b.quality_n + coalesce(r.quality_n, 0))::INTEGER AS quality_n, (b.paid_60 + coalesce(o.paid_60, 0))::INTEGER AS paid_60,
  (b.refunded_n + coalesce(r.refunded_n, 0))::INTEGER AS refunded_n,
  (b.rated_n + coalesce(l.rated_n, 0))::INTEGER AS rated_n, (b.rated_d + coalesce(l.rated_d, 0))::INTEGER AS rated_d,
  (b.only_n + coalesce(f.only_n, 0))::BIGINT AS only_n, (b.only_d + coalesce(f.only_d, 0))::INTEGER AS only_d,
  (b.return_n + coalesce(f.return_n, 0))::BIGINT AS return_n, (b.return_d + coalesce(f.return_d, 0))::INTEGER AS return_d,
  (b.dispute_n + coalesce(l.dispute_n, 0))::INTEGER AS dispute_n
FROM balances b
LEFT JOIN (
  SELECT shop_id, sum(CASE day WHEN DATE '$DAY' THEN paid WHEN DATE '$DAY' - 30 THEN -paid END) AS paid_30,
    sum(CASE day WHEN DATE '$DAY' THEN paid WHEN DATE '$DAY' - 60 THEN -paid END) AS paid_60,
    sum(CASE day WHEN DATE '$DAY' - 2 THEN ship_n WHEN DATE '$DAY' - 32 THEN -ship_n END) AS ship_n,
    sum(CASE day WHEN DATE '$DAY' - 2 THEN ship_d WHEN DATE '$DAY' - 32 THEN -ship_d END) AS ship_d
  FROM order_cells
  WHERE day IN (DATE '$DAY', DATE '$DAY' - 2, DATE '$DAY' - 30, DATE '$DAY' - 32, DATE '$DAY' - 60) GROUP BY shop_id
) o ON o.shop_id = b.shop_id
LEFT JOIN (
  SELECT shop_id, sum(CASE day WHEN DATE '$DAY' THEN reply_d ELSE -reply_d END) AS reply_d FROM chat_cells
  WHERE day IN (DATE '$DAY', DATE '$DAY' - 30) GROUP BY shop_id
) c ON c.shop_id = b.shop_id
LEFT JOIN (
  SELECT shop_id, sum(CASE day WHEN DATE '$DAY' THEN good_n ELSE -good_n END) AS good_n,
    sum(CASE day WHEN DATE '$DAY' THEN good_d ELSE -good_d END) AS good_d FROM good_cells
  WHERE day IN (DATE '$DAY', DATE '$DAY' - 30) GROUP BY shop_id
) g ON g.shop_id = b.shop_id
LEFT JOIN (
  SELECT shop_id, sum(CASE day WHEN DATE '$DAY' THEN only_n ELSE -only_n END) AS only_n,
    sum(CASE day WHEN DATE '$DAY' THEN only_d ELSE -only_d END) AS only_d,
    sum(CASE day WHEN DATE '$DAY' THEN return_n ELSE -return_n END) AS return_n,
    sum(CASE day WHEN DATE '$DAY' THEN return_d ELSE -return_d END) AS return_d FROM refund_cells
  WHERE day IN (DATE '$DAY', DATE '$DAY' - 30) GROUP BY shop_id
) f ON f.shop_id = b.shop_id
LEFT JOIN (
  SELECT shop_id, sum(signed_n) AS signed_n, sum(refunded_n) AS refunded_n, sum(quality_n) AS quality_n,
    sum(reply_n) AS reply_n FROM ripe_posts WHERE day = DATE '$DAY' GROUP BY shop_id
) r ON r.shop_id = b.shop_id
LEFT JOIN (
  SELECT shop_id, sum(rated_n) AS rated_n, sum(rated_d) AS rated_d, sum(dispute_n) AS dispute_n
  FROM leave_posts WHERE day = DATE '$DAY' GROUP BY shop_id
) l ON l.shop_id = b.shop_id;
CREATE OR REPLACE TABLE counts AS
SELECT b.* REPLACE (
    CASE WHEN has_chats THEN reply_n END AS reply_n, CASE WHEN has_chats THEN reply_d END AS reply_d,
    CASE WHEN has_chats THEN good_n END AS good_n, CASE WHEN has_chats THEN good_d END AS good_d,
    CASE WHEN has_ratings THEN rated_n END AS rated_n, CASE WHEN has_ratings THEN rated_d END AS rated_d,
    CASE WHEN has_refunds THEN only_n END AS only_n, CASE WHEN has_refunds THEN only_d END AS only_d,
    CASE WHEN has_refunds THEN return_n END AS return_n, CASE WHEN has_refunds THEN return_d END AS return_d,
    CASE WHEN has_disputes THEN dispute_n END AS dispute_n),
  DATE '$DAY' AS day, transit
FROM balances b
-- A window of which no day is covered has no count at all.
JOIN (
  SELECT shop_id, chats <= DATE '$DAY' OR opened > DATE '$DAY' - 29 AS has_chats,
    refunds <= DATE '$DAY' OR opened > DATE '$DAY' - 29 AS has_refunds,
    disputes <= DATE '$DAY' OR opened > DATE '$DAY' - 29 AS has_disputes,
    ratings <= DATE '$DAY' OR opened > DATE '$DAY' - 59 AS has_ratings FROM covered
) k ON k.shop_id = b.shop_id
LEFT JOIN (
  SELECT shop_id, quantile_disc(seconds, 0.5) AS transit FROM transits
  WHERE day > DATE '$DAY' - 30 AND day <= DATE '$DAY' GROUP BY shop_id
) t ON t.shop_id = b.shop_id;
INSERT INTO cards FROM cards_of('counts');
