-- The stars of day $DAY from the tables of facts. Best form: each table is scanned once, over what its windows can hold,
-- and grouped by shop; the few groups are joined, and a shop that a group lacks counts 0 there.
-- A score of $DAY sees nothing of the days after it: what happened later has not happened.
INSERT INTO counts
WITH toDateTime('$DAY 00:00:00') + 86400 AS ends, ends - 30 * 86400 AS from_30, ends - 60 * 86400 AS from_60
SELECT s.shop_id AS shop_id, toDate('$DAY') AS day, reply_n, reply_d, good_n, good_d, ship_n, ship_d, transit, transit_d,
  signed_n, paid_30, quality_n, paid_60, refunded_n, rated_n, rated_d, only_n, only_d, return_n, return_d, dispute_n
FROM shops s
LEFT JOIN (
  WITH NOT presale AND paid_at >= from_30 - 172800 AND paid_at < ends - 172800
    AND (cancelled_at = 0 OR by_seller OR cancelled_at > paid_at + 172800) AS fell_due,
    signed_at >= from_30 AND signed_at < ends AND shipped_at > 0 AS was_signed,
    paid_at >= from_30 AND paid_at < ends AS was_paid
  SELECT shop_id,
    countIf(fell_due) AS ship_d, countIf(fell_due AND shipped_at > 0 AND shipped_at <= paid_at + 172800) AS ship_n,
    quantileExactLowIf(0.5)(toInt32(signed_at - shipped_at), was_signed) AS transit, countIf(was_signed) AS transit_d,
    countIf(was_paid) AS paid_30,
    countIf(was_paid AND signed_at > 0 AND signed_at < ends AND signed_at <= paid_at + 1209600) AS signed_n,
    countIf(paid_at >= from_60 AND paid_at < ends) AS paid_60
  FROM orders WHERE (paid_at >= from_60 AND paid_at < ends) OR (signed_at >= from_30 AND signed_at < ends)
  GROUP BY shop_id
) o ON o.shop_id = s.shop_id
-- One order in ten has a refund: the refunds are the side that is looked up.
LEFT JOIN (
  SELECT o.shop_id AS shop_id, countIf(is_quality AND money_at > 0 AND money_at < ends) AS quality_n,
    countIf(applied_at < ends AND applied_at <= paid_at + 1209600) AS refunded_n
  FROM orders o INNER JOIN first_refunds r ON r.order_id = o.order_id AND r.shop_id = o.shop_id
  WHERE paid_at >= from_60 AND paid_at < ends GROUP BY shop_id
) r ON r.shop_id = s.shop_id
LEFT JOIN (
  WITH opened_at >= from_30 AND opened_at < ends AS was_opened, rated_at >= from_30 AND rated_at < ends AND stars > 0 AS was_rated
  SELECT shop_id, countIf(was_opened) AS reply_d,
    countIf(was_opened AND first_reply_at > 0 AND first_reply_at < ends AND first_reply_at <= opened_at + 300) AS reply_n,
    countIf(was_rated) AS good_d, countIf(was_rated AND stars >= 4) AS good_n
  FROM chats WHERE (opened_at >= from_30 AND opened_at < ends) OR (rated_at >= from_30 AND rated_at < ends)
  GROUP BY shop_id
) c ON c.shop_id = s.shop_id
LEFT JOIN (
  SELECT shop_id, sum(stars) AS rated_n, count() AS rated_d FROM ratings
  WHERE is_product AND rated_at >= from_60 AND rated_at < ends AND (voided_at = 0 OR voided_at >= ends)
  GROUP BY shop_id
) v ON v.shop_id = s.shop_id
LEFT JOIN (
  WITH kind = 'return_refund' AND agreed_at > 0 AND buyer_shipped_at > 0 AS has_legs
  SELECT shop_id, sumIf(toInt64(refunded_at - applied_at), kind = 'refund_only') AS only_n, countIf(kind = 'refund_only') AS only_d,
    sumIf(toInt64(agreed_at - applied_at) + (refunded_at - buyer_shipped_at), has_legs) AS return_n, countIf(has_legs) AS return_d
  FROM refunds WHERE refunded_at >= from_30 AND refunded_at < ends GROUP BY shop_id
) f ON f.shop_id = s.shop_id
LEFT JOIN (
  SELECT shop_id, count() AS dispute_n FROM disputes
  WHERE is_merchants AND ruled_at >= from_30 AND ruled_at < ends AND (withdrawn_at = 0 OR withdrawn_at >= ends)
    AND (appeal_upheld_at = 0 OR appeal_upheld_at >= ends)
  GROUP BY shop_id
) p ON p.shop_id = s.shop_id;
CREATE TABLE cards ENGINE = Memory AS SELECT * FROM cards_of_counts;
