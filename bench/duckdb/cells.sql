-- For many days: what each shop's counts change by on each day, so that a day costs what happened on it and not what lies
-- in its windows. A row enters on the day of its anchor, or, in a numerator, when what makes it count has happened; it
-- leaves when the window has passed it, or earlier when a rating is voided or a ruling lifted.
-- Best form: facts are counted by shop and day once, and cells lie by day, so that a day reads only the blocks it needs.
-- One table of all eighteen counts takes five times as long to group as these six.
CREATE TABLE order_cells AS
SELECT shop_id, paid_at::DATE AS day, count(*)::INTEGER AS paid,
  (count(*) FILTER (NOT presale AND (cancelled_at IS NULL OR by_seller OR cancelled_at > paid_at + INTERVAL 48 HOUR)))
    ::INTEGER AS ship_d,
  (count(*) FILTER (NOT presale AND (cancelled_at IS NULL OR by_seller OR cancelled_at > paid_at + INTERVAL 48 HOUR)
    AND shipped_at <= paid_at + INTERVAL 48 HOUR))::INTEGER AS ship_n
FROM orders WHERE paid_at IS NOT NULL GROUP BY ALL ORDER BY day;
CREATE TABLE chat_cells AS
SELECT shop_id, opened_at::DATE AS day, count(*)::INTEGER AS reply_d FROM chats GROUP BY ALL ORDER BY day;
CREATE TABLE good_cells AS
SELECT shop_id, rated_at::DATE AS day, count(*)::INTEGER AS good_d, (count(*) FILTER (stars >= 4))::INTEGER AS good_n
FROM chats WHERE rated_at IS NOT NULL AND stars IS NOT NULL GROUP BY ALL ORDER BY day;
CREATE TABLE refund_cells AS
SELECT shop_id, refunded_at::DATE AS day,
  coalesce(sum(date_diff('second', applied_at, refunded_at)) FILTER (kind = 'refund_only'), 0)::BIGINT AS only_n,
  (count(*) FILTER (kind = 'refund_only'))::INTEGER AS only_d,
  coalesce(sum(date_diff('second', applied_at, agreed_at) + date_diff('second', buyer_shipped_at, refunded_at))
    FILTER (kind = 'return_refund'), 0)::BIGINT AS return_n,
  (count(*) FILTER (kind = 'return_refund' AND agreed_at IS NOT NULL AND buyer_shipped_at IS NOT NULL))::INTEGER AS return_d
FROM refunds WHERE refunded_at IS NOT NULL AND kind IN ('refund_only', 'return_refund') GROUP BY ALL ORDER BY day;

-- What ripens: by the day of the anchor and the day on which it became known. Of each a post in and a post out.
CREATE TEMP TABLE ripening AS
SELECT shop_id, paid_at::DATE AS day, signed_at::DATE AS known, 30 AS days, count(*)::INTEGER AS signed_n,
  0 AS refunded_n, 0 AS quality_n, 0 AS reply_n
FROM orders WHERE signed_at <= paid_at + INTERVAL 14 DAY GROUP BY ALL
UNION ALL
SELECT o.shop_id, paid_at::DATE AS day, greatest(applied_at, paid_at)::DATE AS known, 60, 0, count(*)::INTEGER, 0, 0
FROM orders o JOIN first_refunds r ON r.order_id = o.order_id AND r.shop_id = o.shop_id
WHERE applied_at <= paid_at + INTERVAL 14 DAY GROUP BY ALL
UNION ALL
SELECT o.shop_id, paid_at::DATE AS day, greatest(money_at, paid_at)::DATE AS known, 60, 0, 0, count(*)::INTEGER, 0
FROM orders o JOIN first_refunds r ON r.order_id = o.order_id AND r.shop_id = o.shop_id
WHERE is_quality AND money_at::DATE < paid_at::DATE + 60 GROUP BY ALL
UNION ALL
SELECT shop_id, opened_at::DATE AS day, first_reply_at::DATE AS known, 30, 0, 0, 0, count(*)::INTEGER
FROM chats WHERE first_reply_at <= opened_at + INTERVAL 5 MINUTE GROUP BY ALL;
CREATE TABLE ripe_posts AS
SELECT known AS day, shop_id, signed_n, refunded_n, quality_n, reply_n FROM ripening
UNION ALL SELECT day + days, shop_id, -signed_n, -refunded_n, -quality_n, -reply_n FROM ripening
ORDER BY day;
DROP TABLE ripening;

CREATE TEMP TABLE leaving AS
SELECT shop_id, rated_at::DATE AS day, least(rated_at::DATE + 60, voided_at::DATE) AS gone, sum(stars)::INTEGER AS rated_n,
  count(*)::INTEGER AS rated_d, 0 AS dispute_n
FROM ratings WHERE is_product AND (voided_at IS NULL OR voided_at::DATE > rated_at::DATE) GROUP BY ALL
UNION ALL
SELECT shop_id, ruled_at::DATE AS day, least(ruled_at::DATE + 30, withdrawn_at::DATE, appeal_upheld_at::DATE) AS gone,
  0, 0, count(*)::INTEGER
FROM disputes WHERE is_merchants AND ruled_at IS NOT NULL
  AND least(ruled_at::DATE + 30, withdrawn_at::DATE, appeal_upheld_at::DATE) > ruled_at::DATE GROUP BY ALL;
CREATE TABLE leave_posts AS
SELECT day, shop_id, rated_n, rated_d, dispute_n FROM leaving
UNION ALL SELECT gone, shop_id, -rated_n, -rated_d, -dispute_n FROM leaving
ORDER BY day;
DROP TABLE leaving;

CREATE TABLE transits AS
SELECT signed_at::DATE AS day, shop_id, date_diff('second', shipped_at, signed_at)::INTEGER AS seconds
FROM orders WHERE signed_at IS NOT NULL AND shipped_at IS NOT NULL ORDER BY day;

-- The balances of the day before the first.
CREATE TABLE balances AS
SELECT s.shop_id, coalesce(reply_n, 0) AS reply_n, coalesce(reply_d, 0) AS reply_d, coalesce(good_n, 0) AS good_n,
  coalesce(good_d, 0) AS good_d, coalesce(ship_n, 0) AS ship_n, coalesce(ship_d, 0) AS ship_d,
  coalesce(signed_n, 0) AS signed_n, coalesce(paid_30, 0) AS paid_30, coalesce(quality_n, 0) AS quality_n,
  coalesce(paid_60, 0) AS paid_60, coalesce(refunded_n, 0) AS refunded_n, coalesce(rated_n, 0) AS rated_n,
  coalesce(rated_d, 0) AS rated_d, coalesce(only_n, 0) AS only_n, coalesce(only_d, 0) AS only_d,
  coalesce(return_n, 0) AS return_n, coalesce(return_d, 0) AS return_d, coalesce(dispute_n, 0) AS dispute_n
FROM shops s
LEFT JOIN (
  SELECT shop_id, (sum(paid) FILTER (day >= DATE '$FIRST' - 30))::INTEGER AS paid_30, sum(paid)::INTEGER AS paid_60,
    (sum(ship_n) FILTER (day >= DATE '$FIRST' - 32 AND day < DATE '$FIRST' - 2))::INTEGER AS ship_n,
    (sum(ship_d) FILTER (day >= DATE '$FIRST' - 32 AND day < DATE '$FIRST' - 2))::INTEGER AS ship_d
  FROM order_cells WHERE day >= DATE '$FIRST' - 60 AND day < DATE '$FIRST' GROUP BY shop_id) USING (shop_id)
LEFT JOIN (
  SELECT shop_id, sum(reply_d)::INTEGER AS reply_d FROM chat_cells
  WHERE day >= DATE '$FIRST' - 30 AND day < DATE '$FIRST' GROUP BY shop_id) USING (shop_id)
LEFT JOIN (
  SELECT shop_id, sum(good_n)::INTEGER AS good_n, sum(good_d)::INTEGER AS good_d FROM good_cells
  WHERE day >= DATE '$FIRST' - 30 AND day < DATE '$FIRST' GROUP BY shop_id) USING (shop_id)
LEFT JOIN (
  SELECT shop_id, sum(only_n)::BIGINT AS only_n, sum(only_d)::INTEGER AS only_d, sum(return_n)::BIGINT AS return_n,
    sum(return_d)::INTEGER AS return_d FROM refund_cells
  WHERE day >= DATE '$FIRST' - 30 AND day < DATE '$FIRST' GROUP BY shop_id) USING (shop_id)
LEFT JOIN (
  SELECT shop_id, sum(signed_n)::INTEGER AS signed_n, sum(refunded_n)::INTEGER AS refunded_n,
    sum(quality_n)::INTEGER AS quality_n, sum(reply_n)::INTEGER AS reply_n FROM ripe_posts
  WHERE day < DATE '$FIRST' GROUP BY shop_id) USING (shop_id)
LEFT JOIN (
  SELECT shop_id, sum(rated_n)::INTEGER AS rated_n, sum(rated_d)::INTEGER AS rated_d, sum(dispute_n)::INTEGER AS dispute_n
  FROM leave_posts WHERE day < DATE '$FIRST' GROUP BY shop_id) USING (shop_id);
