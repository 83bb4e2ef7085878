-- CSV to tables of facts: of each fact its newest version, deleted ones left out.
-- Best form: only the columns that the pack needs, each file read once into a table in memory; times as DateTime of four
-- bytes on the wall clock of the data, 0 for what has not happened, so that no column is Nullable; versions settled by
-- a join with the few facts that have more than one, which are first looked for by the id alone: counting one number a fact
-- costs a third of finding the newest of each account and id. argMax of a tuple takes twelve times as long, FINAL of a
-- ReplacingMergeTree sorts every fact first.
SET max_threads = $THREADS, session_timezone = 'UTC', join_algorithm = 'hash', date_time_input_format = 'basic';

CREATE TABLE orders_read ENGINE = Memory AS
SELECT shop_id, order_id, paid_at, presale, shipped_at, signed_at, cancelled_at, cancelled_by = 'seller' AS by_seller,
       recorded_at, deleted
FROM file('$DATA/orders.csv', 'CSVWithNames', 'order_id UInt64, shop_id UInt32, placed_at DateTime, paid_at DateTime,
  amount String, presale Bool, promised_ship_at DateTime, shipped_at DateTime, picked_up_at DateTime, signed_at DateTime,
  cancelled_at DateTime, cancelled_by String, recorded_at DateTime, deleted Bool');
CREATE TABLE orders ENGINE = Memory AS
SELECT r.shop_id AS shop_id, r.order_id AS order_id, paid_at, presale, shipped_at, signed_at, cancelled_at, by_seller
FROM orders_read r LEFT JOIN (
  SELECT shop_id, order_id, max(recorded_at) AS newest FROM orders_read
  WHERE order_id IN (SELECT order_id FROM orders_read GROUP BY order_id HAVING count() > 1) GROUP BY shop_id, order_id
) v ON v.shop_id = r.shop_id AND v.order_id = r.order_id
WHERE NOT r.deleted AND r.recorded_at >= v.newest;
DROP TABLE orders_read;

CREATE TABLE refunds_read ENGINE = Memory AS
SELECT shop_id, refund_id, order_id, kind, applied_at, agreed_at, buyer_shipped_at, refunded_at, recorded_at,
       first_reason IN ('质量问题', '与描述不符', '假冒品牌', '少件/漏发', '破损') AS is_quality, deleted
FROM file('$DATA/refunds.csv', 'CSVWithNames', 'refund_id UInt64, order_id UInt64, shop_id UInt32,
  kind LowCardinality(String), applied_at DateTime, first_reason String, reason String, agreed_at DateTime,
  agreed_by String, buyer_shipped_at DateTime, seller_received_at DateTime, refunded_at DateTime, closed_at DateTime,
  rejected_at DateTime, escalated_at DateTime, amount String, recorded_at DateTime, deleted Bool');
CREATE TABLE refunds ENGINE = Memory AS
SELECT r.shop_id AS shop_id, r.refund_id AS refund_id, order_id, kind, applied_at, agreed_at, buyer_shipped_at, refunded_at,
       is_quality
FROM refunds_read r LEFT JOIN (
  SELECT shop_id, refund_id, max(recorded_at) AS newest FROM refunds_read
  WHERE refund_id IN (SELECT refund_id FROM refunds_read GROUP BY refund_id HAVING count() > 1) GROUP BY shop_id, refund_id
) v ON v.shop_id = r.shop_id AND v.refund_id = r.refund_id
WHERE NOT r.deleted AND r.recorded_at >= v.newest;
DROP TABLE refunds_read;

CREATE TABLE ratings_read ENGINE = Memory AS
SELECT shop_id, rating_id, item = 'product_quality' AS is_product, stars, rated_at, voided_at, recorded_at, deleted
FROM file('$DATA/ratings.csv', 'CSVWithNames', 'rating_id String, order_id UInt64, shop_id UInt32,
  item String, stars UInt8, rated_at DateTime, has_text Bool, voided_at DateTime, void_reason String,
  recorded_at DateTime, deleted Bool');
CREATE TABLE ratings ENGINE = Memory AS
SELECT r.shop_id AS shop_id, is_product, stars, rated_at, voided_at
FROM ratings_read r LEFT JOIN (
  SELECT shop_id, rating_id, max(recorded_at) AS newest FROM ratings_read
  WHERE rating_id IN (SELECT rating_id FROM ratings_read GROUP BY rating_id HAVING count() > 1) GROUP BY shop_id, rating_id
) v ON v.shop_id = r.shop_id AND v.rating_id = r.rating_id
WHERE NOT r.deleted AND r.recorded_at >= v.newest;
DROP TABLE ratings_read;

CREATE TABLE chats_read ENGINE = Memory AS
SELECT shop_id, chat_id, opened_at, first_reply_at, stars, rated_at, recorded_at, deleted
FROM file('$DATA/chats.csv', 'CSVWithNames', 'chat_id String, shop_id UInt32, agent_id String, opened_at DateTime,
  first_reply_at DateTime, stars UInt8, rated_at DateTime, recorded_at DateTime, deleted Bool');
CREATE TABLE chats ENGINE = Memory AS
SELECT r.shop_id AS shop_id, opened_at, first_reply_at, stars, rated_at
FROM chats_read r LEFT JOIN (
  SELECT shop_id, chat_id, max(recorded_at) AS newest FROM chats_read
  WHERE chat_id IN (SELECT chat_id FROM chats_read GROUP BY chat_id HAVING count() > 1) GROUP BY shop_id, chat_id
) v ON v.shop_id = r.shop_id AND v.chat_id = r.chat_id
WHERE NOT r.deleted AND r.recorded_at >= v.newest;
DROP TABLE chats_read;

CREATE TABLE disputes_read ENGINE = Memory AS
SELECT shop_id, dispute_id, opened_at, ruled_at, liability = 'merchant' AS is_merchants, withdrawn_at, appeal_upheld_at, recorded_at, deleted
FROM file('$DATA/disputes.csv', 'CSVWithNames', 'dispute_id String, order_id UInt64, shop_id UInt32, refund_id UInt64,
  opened_at DateTime, ruled_at DateTime, liability String, withdrawn_at DateTime,
  appeal_upheld_at DateTime, recorded_at DateTime, deleted Bool');
CREATE TABLE disputes ENGINE = Memory AS
SELECT r.shop_id AS shop_id, opened_at, ruled_at, is_merchants, withdrawn_at, appeal_upheld_at
FROM disputes_read r LEFT JOIN (
  SELECT shop_id, dispute_id, max(recorded_at) AS newest FROM disputes_read
  WHERE dispute_id IN (SELECT dispute_id FROM disputes_read GROUP BY dispute_id HAVING count() > 1) GROUP BY shop_id, dispute_id
) v ON v.shop_id = r.shop_id AND v.dispute_id = r.dispute_id
WHERE NOT r.deleted AND r.recorded_at >= v.newest;
DROP TABLE disputes_read;

CREATE TABLE shops ENGINE = Memory AS
SELECT shop_id, toDate(opened_at) AS opened FROM file('$DATA/shops.csv', 'CSVWithNames',
  'shop_id UInt32, platform String, name String, tenant String, opened_at DateTime');

-- From which day on a shop's tables are complete: as coverage.csv says of it, else since the table's first day. The days
-- before it opened are covered too.
CREATE TABLE covered ENGINE = Memory AS
WITH (SELECT min(applied_at) FROM refunds) AS refunds_begin, (SELECT min(rated_at) FROM ratings) AS ratings_begin,
  (SELECT min(opened_at) FROM chats) AS chats_begin, (SELECT min(opened_at) FROM disputes) AS disputes_begin
SELECT s.shop_id AS shop_id, opened, if(c.account = '', toDate(refunds_begin), c.refunds) AS refunds,
  if(c.account = '', toDate(ratings_begin), c.ratings) AS ratings, if(c.account = '', toDate(chats_begin), c.chats) AS chats,
  if(c.account = '', toDate(disputes_begin), c.disputes) AS disputes
FROM shops s LEFT JOIN (
  SELECT account, minIf(from, table = 'refunds') AS refunds, minIf(from, table = 'ratings') AS ratings,
    minIf(from, table = 'chats') AS chats, minIf(from, table = 'disputes') AS disputes
  FROM file('$DATA/coverage.csv', 'CSVWithNames', 'account String, table String, from Date, to Date') GROUP BY account
) c ON c.account = toString(s.shop_id);

-- The first refund of each order, of any kind and of those that give money back, as a pack's first(refunds) says:
-- by the time it was applied for, then by id as text. 0 where there is none of those.
CREATE TABLE first_refunds ENGINE = Memory AS
SELECT shop_id, order_id, min(r.applied_at) AS applied_at,
       minIf(r.applied_at, kind IN ('refund_only', 'return_refund')) AS money_at,
       argMinIf(is_quality, (r.applied_at, toString(refund_id)), kind IN ('refund_only', 'return_refund')) AS is_quality
FROM refunds r GROUP BY shop_id, order_id;
