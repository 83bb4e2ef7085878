-- The stars of day $DAY from the tables of facts. Best form: each table is scanned once, over what its windows can hold,
-- and grouped by shop; the few groups are joined. One scan per indicator reads the orders four times.
-- A score of $DAY sees nothing of the days after it: what happened later has not happened.
CREATE TABLE counts AS
WITH o AS (
  SELECT o.shop_id,
    count(*) FILTER (NOT presale AND paid_at >= DATE '$DAY' - INTERVAL 31 DAY AND paid_at < DATE '$DAY' - INTERVAL 1 DAY
      AND (cancelled_at IS NULL OR by_seller OR cancelled_at > paid_at + INTERVAL 48 HOUR)) AS ship_d,
    count(*) FILTER (NOT presale AND paid_at >= DATE '$DAY' - INTERVAL 31 DAY AND paid_at < DATE '$DAY' - INTERVAL 1 DAY
      AND (cancelled_at IS NULL OR by_seller OR cancelled_at > paid_at + INTERVAL 48 HOUR)
      AND shipped_at <= paid_at + INTERVAL 48 HOUR) AS ship_n,
    quantile_disc(date_diff('second', shipped_at, signed_at), 0.5)
      FILTER (signed_at >= DATE '$DAY' - INTERVAL 29 DAY AND signed_at < DATE '$DAY' + INTERVAL 1 DAY) AS transit,
    count(*) FILTER (paid_at >= DATE '$DAY' - INTERVAL 29 DAY AND paid_at < DATE '$DAY' + INTERVAL 1 DAY) AS paid_30,
    count(*) FILTER (paid_at >= DATE '$DAY' - INTERVAL 29 DAY AND paid_at < DATE '$DAY' + INTERVAL 1 DAY
      AND signed_at < DATE '$DAY' + INTERVAL 1 DAY AND signed_at <= paid_at + INTERVAL 14 DAY) AS signed_n,
    count(*) FILTER (paid_at >= DATE '$DAY' - INTERVAL 59 DAY AND paid_at < DATE '$DAY' + INTERVAL 1 DAY) AS paid_60
  FROM orders o
  WHERE (paid_at >= DATE '$DAY' - INTERVAL 59 DAY AND paid_at < DATE '$DAY' + INTERVAL 1 DAY)
     OR (signed_at >= DATE '$DAY' - INTERVAL 29 DAY AND signed_at < DATE '$DAY' + INTERVAL 1 DAY)
  GROUP BY o.shop_id),
-- One order in ten has a refund: the refunds look up their orders, not the other way round.
r AS (
  SELECT o.shop_id,
    count(*) FILTER (r.is_quality AND r.money_at < DATE '$DAY' + INTERVAL 1 DAY) AS quality_n,
    count(*) FILTER (r.applied_at < DATE '$DAY' + INTERVAL 1 DAY AND r.applied_at <= o.paid_at + INTERVAL 14 DAY)
      AS refunded_n
  FROM orders o JOIN first_refunds r ON r.order_id = o.order_id AND r.shop_id = o.shop_id
  WHERE o.paid_at >= DATE '$DAY' - INTERVAL 59 DAY AND o.paid_at < DATE '$DAY' + INTERVAL 1 DAY
  GROUP BY o.shop_id),
c AS (
  SELECT shop_id,
    count(*) FILTER (opened_at >= DATE '$DAY' - INTERVAL 29 DAY AND opened_at < DATE '$DAY' + INTERVAL 1 DAY) AS reply_d,
    count(*) FILTER (opened_at >= DATE '$DAY' - INTERVAL 29 DAY AND opened_at < DATE '$DAY' + INTERVAL 1 DAY
      AND first_reply_at < DATE '$DAY' + INTERVAL 1 DAY AND first_reply_at <= opened_at + INTERVAL 5 MINUTE) AS reply_n,
    count(stars) FILTER (rated_at >= DATE '$DAY' - INTERVAL 29 DAY AND rated_at < DATE '$DAY' + INTERVAL 1 DAY) AS good_d,
    count(*) FILTER (rated_at >= DATE '$DAY' - INTERVAL 29 DAY AND rated_at < DATE '$DAY' + INTERVAL 1 DAY
      AND stars >= 4) AS good_n
  FROM chats
  WHERE (opened_at >= DATE '$DAY' - INTERVAL 29 DAY AND opened_at < DATE '$DAY' + INTERVAL 1 DAY)
     OR (rated_at >= DATE '$DAY' - INTERVAL 29 DAY AND rated_at < DATE '$DAY' + INTERVAL 1 DAY)
  GROUP BY shop_id),
v AS (
  SELECT shop_id, sum(stars)::BIGINT AS rated_n, count(*) AS rated_d FROM ratings
  WHERE is_product AND rated_at >= DATE '$DAY' - INTERVAL 59 DAY AND rated_at < DATE '$DAY' + INTERVAL 1 DAY
    AND (voided_at IS NULL OR voided_at >= DATE '$DAY' + INTERVAL 1 DAY)
  GROUP BY shop_id),
f AS (
  SELECT shop_id,
    (sum(date_diff('second', applied_at, refunded_at)) FILTER (kind = 'refund_only'))::BIGINT AS only_n,
    count(*) FILTER (kind = 'refund_only') AS only_d,
    (sum(date_diff('second', applied_at, agreed_at) + date_diff('second', buyer_shipped_at, refunded_at))
      FILTER (kind = 'return_refund'))::BIGINT AS return_n,
    count(*) FILTER (kind = 'return_refund' AND agreed_at IS NOT NULL AND buyer_shipped_at IS NOT NULL) AS return_d
  FROM refunds WHERE refunded_at >= DATE '$DAY' - INTERVAL 29 DAY AND refunded_at < DATE '$DAY' + INTERVAL 1 DAY
  GROUP BY shop_id),
p AS (
  SELECT shop_id, count(*) AS dispute_n FROM disputes
  WHERE is_merchants AND ruled_at >= DATE '$DAY' - INTERVAL 29 DAY AND ruled_at < DATE '$DAY' + INTERVAL 1 DAY
    AND (withdrawn_at IS NULL OR withdrawn_at >= DATE '$DAY' + INTERVAL 1 DAY)
    AND (appeal_upheld_at IS NULL OR appeal_upheld_at >= DATE '$DAY' + INTERVAL 1 DAY)
  GROUP BY shop_id)
SELECT s.shop_id, DATE '$DAY' AS day,
  coalesce(reply_n, 0) AS reply_n, coalesce(reply_d, 0) AS reply_d, coalesce(good_n, 0) AS good_n,
  coalesce(good_d, 0) AS good_d, coalesce(ship_n, 0) AS ship_n, coalesce(ship_d, 0) AS ship_d, transit,
  coalesce(signed_n, 0) AS signed_n, coalesce(paid_30, 0) AS paid_30, coalesce(quality_n, 0) AS quality_n,
  coalesce(paid_60, 0) AS paid_60, coalesce(refunded_n, 0) AS refunded_n, coalesce(rated_n, 0) AS rated_n,
  coalesce(rated_d, 0) AS rated_d, coalesce(only_n, 0) AS only_n, coalesce(only_d, 0) AS only_d,
  coalesce(return_n, 0) AS return_n, coalesce(return_d, 0) AS return_d, coalesce(dispute_n, 0) AS dispute_n
FROM shops s LEFT JOIN o USING (shop_id) LEFT JOIN r USING (shop_id) LEFT JOIN c USING (shop_id)
  LEFT JOIN v USING (shop_id) LEFT JOIN f USING (shop_id) LEFT JOIN p USING (shop_id);
CREATE TABLE cards AS FROM cards_of('counts');
