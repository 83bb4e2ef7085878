-- CSV to tables of facts: of each fact its newest version, deleted ones left out.
-- Best form: only the columns that the pack needs are converted, each file is read once into memory, and versions are
-- settled by an anti-join against the few facts that have more than one. row_number() over every fact sorts twenty
-- million rows for the sake of two in a hundred; arg_max() of a struct builds as many structs.
-- `recorded_at` alone decides here; bench/run refuses a market in which two versions of a fact tie.
CREATE TEMP TABLE orders_read AS
SELECT shop_id, order_id, paid_at, presale IS NOT NULL AND presale AS presale, shipped_at, signed_at, cancelled_at,
       cancelled_by = 'seller' AS by_seller, recorded_at, deleted IS NOT NULL AND deleted AS deleted
FROM read_csv('$DATA/orders.csv', header = true, auto_detect = false, delim = ',', quote = '"', escape = '"', columns = {
  order_id: 'BIGINT', shop_id: 'INTEGER', placed_at: 'TIMESTAMP', paid_at: 'TIMESTAMP', amount: 'DECIMAL(12,2)',
  presale: 'BOOLEAN', promised_ship_at: 'TIMESTAMP', shipped_at: 'TIMESTAMP', picked_up_at: 'TIMESTAMP',
  signed_at: 'TIMESTAMP', cancelled_at: 'TIMESTAMP', cancelled_by: 'VARCHAR', recorded_at: 'TIMESTAMP',
  deleted: 'BOOLEAN' });
CREATE TABLE orders AS
SELECT r.* EXCLUDE (recorded_at, deleted) FROM orders_read r ANTI JOIN (
  SELECT shop_id, order_id, max(recorded_at) AS newest FROM orders_read GROUP BY ALL HAVING count(*) > 1
) v ON v.shop_id = r.shop_id AND v.order_id = r.order_id AND v.newest > r.recorded_at WHERE NOT r.deleted;
DROP TABLE orders_read;

CREATE TEMP TABLE refunds_read AS
SELECT shop_id, refund_id, order_id, kind, applied_at, agreed_at, buyer_shipped_at, refunded_at, recorded_at,
       first_reason IN ('质量问题', '与描述不符', '假冒品牌', '少件/漏发', '破损') AS is_quality,
       deleted IS NOT NULL AND deleted AS deleted
FROM read_csv('$DATA/refunds.csv', header = true, auto_detect = false, delim = ',', quote = '"', escape = '"', columns = {
  refund_id: 'BIGINT', order_id: 'BIGINT', shop_id: 'INTEGER', kind: 'VARCHAR', applied_at: 'TIMESTAMP',
  first_reason: 'VARCHAR', reason: 'VARCHAR', agreed_at: 'TIMESTAMP', agreed_by: 'VARCHAR',
  buyer_shipped_at: 'TIMESTAMP', seller_received_at: 'TIMESTAMP', refunded_at: 'TIMESTAMP', closed_at: 'TIMESTAMP',
  rejected_at: 'TIMESTAMP', escalated_at: 'TIMESTAMP', amount: 'DECIMAL(12,2)', recorded_at: 'TIMESTAMP',
  deleted: 'BOOLEAN' });
CREATE TABLE refunds AS
SELECT r.* EXCLUDE (recorded_at, deleted) FROM refunds_read r ANTI JOIN (
  SELECT shop_id, refund_id, max(recorded_at) AS newest FROM refunds_read GROUP BY ALL HAVING count(*) > 1
) v ON v.shop_id = r.shop_id AND v.refund_id = r.refund_id AND v.newest > r.recorded_at WHERE NOT r.deleted;
DROP TABLE refunds_read;

CREATE TEMP TABLE ratings_read AS
SELECT shop_id, rating_id, item = 'product_quality' AS is_product, stars, rated_at, voided_at, recorded_at,
       deleted IS NOT NULL AND deleted AS deleted
FROM read_csv('$DATA/ratings.csv', header = true, auto_detect = false, delim = ',', quote = '"', escape = '"', columns = {
  rating_id: 'VARCHAR', order_id: 'BIGINT', shop_id: 'INTEGER', item: 'VARCHAR', stars: 'UTINYINT',
  rated_at: 'TIMESTAMP', has_text: 'BOOLEAN', voided_at: 'TIMESTAMP', void_reason: 'VARCHAR',
  recorded_at: 'TIMESTAMP', deleted: 'BOOLEAN' });
-- No version of a rating changes its item in this market, but nothing says so: all items are kept to here.
CREATE TABLE ratings AS
SELECT r.* EXCLUDE (recorded_at, deleted, rating_id) FROM ratings_read r ANTI JOIN (
  SELECT shop_id, rating_id, max(recorded_at) AS newest FROM ratings_read GROUP BY ALL HAVING count(*) > 1
) v ON v.shop_id = r.shop_id AND v.rating_id = r.rating_id AND v.newest > r.recorded_at WHERE NOT r.deleted;
DROP TABLE ratings_read;

CREATE TEMP TABLE chats_read AS
SELECT shop_id, chat_id, opened_at, first_reply_at, stars, rated_at, recorded_at,
       deleted IS NOT NULL AND deleted AS deleted
FROM read_csv('$DATA/chats.csv', header = true, auto_detect = false, delim = ',', quote = '"', escape = '"', columns = {
  chat_id: 'VARCHAR', shop_id: 'INTEGER', agent_id: 'VARCHAR', opened_at: 'TIMESTAMP', first_reply_at: 'TIMESTAMP',
  stars: 'UTINYINT', rated_at: 'TIMESTAMP', recorded_at: 'TIMESTAMP', deleted: 'BOOLEAN' });
CREATE TABLE chats AS
SELECT r.* EXCLUDE (recorded_at, deleted, chat_id) FROM chats_read r ANTI JOIN (
  SELECT shop_id, chat_id, max(recorded_at) AS newest FROM chats_read GROUP BY ALL HAVING count(*) > 1
) v ON v.shop_id = r.shop_id AND v.chat_id = r.chat_id AND v.newest > r.recorded_at WHERE NOT r.deleted;
DROP TABLE chats_read;

CREATE TEMP TABLE disputes_read AS
SELECT shop_id, dispute_id, opened_at, ruled_at, liability = 'merchant' AS is_merchants, withdrawn_at, appeal_upheld_at,
       recorded_at, deleted IS NOT NULL AND deleted AS deleted
FROM read_csv('$DATA/disputes.csv', header = true, auto_detect = false, delim = ',', quote = '"', escape = '"', columns = {
  dispute_id: 'VARCHAR', order_id: 'BIGINT', shop_id: 'INTEGER', refund_id: 'BIGINT', opened_at: 'TIMESTAMP',
  ruled_at: 'TIMESTAMP', liability: 'VARCHAR', withdrawn_at: 'TIMESTAMP', appeal_upheld_at: 'TIMESTAMP',
  recorded_at: 'TIMESTAMP', deleted: 'BOOLEAN' });
CREATE TABLE disputes AS
SELECT r.* EXCLUDE (recorded_at, deleted, dispute_id) FROM disputes_read r ANTI JOIN (
  SELECT shop_id, dispute_id, max(recorded_at) AS newest FROM disputes_read GROUP BY ALL HAVING count(*) > 1
) v ON v.shop_id = r.shop_id AND v.dispute_id = r.dispute_id AND v.newest > r.recorded_at WHERE NOT r.deleted;
DROP TABLE disputes_read;

CREATE TABLE shops AS
SELECT shop_id, opened_at::DATE AS opened FROM read_csv('$DATA/shops.csv', header = true, auto_detect = false, delim = ',', quote = '"', escape = '"',
  columns = { shop_id: 'INTEGER', platform: 'VARCHAR', name: 'VARCHAR', tenant: 'VARCHAR', opened_at: 'TIMESTAMP' });

-- From which day on a shop's tables are complete: as coverage.csv says of it, else since the table's first day. The days
-- before it opened are covered too.
CREATE TABLE covered AS
SELECT s.shop_id, opened, coalesce(c.refunds, f.refunds) AS refunds, coalesce(c.ratings, f.ratings) AS ratings,
       coalesce(c.chats, f.chats) AS chats, coalesce(c.disputes, f.disputes) AS disputes
FROM shops s LEFT JOIN (
  SELECT account, min("from") FILTER ("table" = 'refunds') AS refunds, min("from") FILTER ("table" = 'ratings') AS ratings,
         min("from") FILTER ("table" = 'chats') AS chats, min("from") FILTER ("table" = 'disputes') AS disputes
  FROM read_csv('$DATA/coverage.csv', header = true, auto_detect = false, delim = ',', quote = '"', escape = '"',
    columns = { account: 'VARCHAR', "table": 'VARCHAR', "from": 'DATE', "to": 'DATE' }) GROUP BY account
) c ON c.account = s.shop_id::VARCHAR, (
  SELECT (SELECT min(applied_at) FROM refunds)::DATE AS refunds, (SELECT min(rated_at) FROM ratings)::DATE AS ratings,
    (SELECT min(opened_at) FROM chats)::DATE AS chats, (SELECT min(opened_at) FROM disputes)::DATE AS disputes
) f;

-- The first refund of each order, of any kind and of those that give money back, as a pack's first(refunds) says:
-- by the time it was applied for, then by id as text. Most orders have one, so only the others are sorted.
CREATE TABLE first_refunds AS
SELECT shop_id, order_id, min(applied_at) AS applied_at,
       min(applied_at) FILTER (kind IN ('refund_only', 'return_refund')) AS money_at,
       coalesce(arg_min(is_quality, (applied_at, refund_id::VARCHAR)) FILTER (kind IN ('refund_only', 'return_refund')), false)
         AS is_quality
FROM refunds GROUP BY shop_id, order_id;
