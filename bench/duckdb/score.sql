-- From what was counted to points, total and stars, in whole numbers: the same for one day and for many.
-- `counts` has a row per shop and day; a denominator of 0 means no data and gives its weight to the others, NULL that
-- the window's days are not covered.
-- Totals are hundredths, stars tenths. Halves are rounded away from zero.
CREATE MACRO cards_of(counts) AS TABLE
WITH pointed AS (SELECT *,
  CASE WHEN coalesce(reply_d, 0) = 0 THEN NULL WHEN reply_n * 10 >= reply_d * 8 THEN 5 WHEN reply_n * 10 >= reply_d * 7 THEN 4
       WHEN reply_n * 10 >= reply_d * 5 THEN 3 ELSE 2 END AS reply_p,
  CASE WHEN coalesce(good_d, 0) = 0 THEN NULL WHEN good_n * 100 >= good_d * 94 THEN 5 WHEN good_n * 100 >= good_d * 90 THEN 4
       WHEN good_n * 100 >= good_d * 80 THEN 3 ELSE 2 END AS good_p,
  CASE WHEN coalesce(ship_d, 0) = 0 THEN NULL WHEN ship_n * 100 >= ship_d * 95 THEN 5 WHEN ship_n * 100 >= ship_d * 90 THEN 4
       WHEN ship_n * 100 >= ship_d * 80 THEN 3 ELSE 2 END AS ship_p,
  CASE WHEN transit IS NULL THEN NULL WHEN transit <= 48 * 3600 THEN 5 WHEN transit <= 72 * 3600 THEN 4
       WHEN transit <= 96 * 3600 THEN 3 ELSE 2 END AS transit_p,
  CASE WHEN coalesce(paid_30, 0) = 0 THEN NULL WHEN signed_n * 100 >= paid_30 * 85 THEN 5 WHEN signed_n * 100 >= paid_30 * 80 THEN 4
       WHEN signed_n * 100 >= paid_30 * 70 THEN 3 ELSE 2 END AS signed_p,
  CASE WHEN coalesce(paid_60, 0) = 0 THEN NULL WHEN quality_n * 1000 <= paid_60 * 5 THEN 5 WHEN quality_n * 100 <= paid_60 THEN 4
       WHEN quality_n * 100 <= paid_60 * 2 THEN 3 ELSE 2 END AS quality_p,
  CASE WHEN coalesce(paid_60, 0) = 0 THEN NULL WHEN refunded_n * 100 <= paid_60 * 4 THEN 5 WHEN refunded_n * 100 <= paid_60 * 8 THEN 4
       WHEN refunded_n * 100 <= paid_60 * 12 THEN 3 ELSE 2 END AS refunded_p,
  CASE WHEN coalesce(rated_d, 0) = 0 THEN NULL WHEN rated_n * 10 >= rated_d * 48 THEN 5 WHEN rated_n * 10 >= rated_d * 46 THEN 4
       WHEN rated_n * 10 >= rated_d * 44 THEN 3 ELSE 2 END AS rated_p,
  CASE WHEN coalesce(only_d, 0) = 0 THEN NULL WHEN only_n <= only_d::BIGINT * 3600 THEN 5 WHEN only_n <= only_d::BIGINT * 21600 THEN 4
       WHEN only_n <= only_d::BIGINT * 86400 THEN 3 ELSE 2 END AS only_p,
  CASE WHEN coalesce(return_d, 0) = 0 THEN NULL WHEN return_n <= return_d::BIGINT * 259200 THEN 5 WHEN return_n <= return_d::BIGINT * 432000 THEN 4
       WHEN return_n <= return_d::BIGINT * 604800 THEN 3 ELSE 2 END AS return_p,
  CASE WHEN paid_30 = 0 OR dispute_n IS NULL THEN NULL WHEN dispute_n * 1000 <= paid_30 THEN 5
       WHEN dispute_n * 1000 <= paid_30 * 3 THEN 4 WHEN dispute_n * 1000 <= paid_30 * 5 THEN 3 ELSE 2 END AS dispute_p
  FROM query_table(counts)),
-- A dimension is a fraction: its points by weight over the weights that have data.
weighed AS (SELECT *,
  (coalesce(reply_p, 0) + coalesce(good_p, 0))::BIGINT AS service_n,
  ((reply_p IS NOT NULL)::BIGINT + (good_p IS NOT NULL)::BIGINT) AS service_d,
  (coalesce(ship_p, 0) * 2 + coalesce(transit_p, 0) + coalesce(signed_p, 0) * 2)::BIGINT AS logistics_n,
  ((ship_p IS NOT NULL)::BIGINT * 2 + (transit_p IS NOT NULL)::BIGINT + (signed_p IS NOT NULL)::BIGINT * 2) AS logistics_d,
  (coalesce(quality_p, 0) * 2 + coalesce(refunded_p, 0) + coalesce(rated_p, 0) * 2)::BIGINT AS goods_n,
  ((quality_p IS NOT NULL)::BIGINT * 2 + (refunded_p IS NOT NULL)::BIGINT + (rated_p IS NOT NULL)::BIGINT * 2) AS goods_d,
  (coalesce(only_p, 0) * 2 + coalesce(return_p, 0) * 2 + coalesce(dispute_p, 0))::BIGINT AS sales_n,
  ((only_p IS NOT NULL)::BIGINT * 2 + (return_p IS NOT NULL)::BIGINT * 2 + (dispute_p IS NOT NULL)::BIGINT) AS sales_d
  FROM pointed),
-- The total over one common denominator, 2 * 5 * 5 * 5 at most before the weights.
whole AS (SELECT *,
  greatest(service_d, 1) AS a, greatest(logistics_d, 1) AS b, greatest(goods_d, 1) AS c, greatest(sales_d, 1) AS d,
  20 * (service_d > 0)::BIGINT + 25 * (logistics_d > 0)::BIGINT + 35 * (goods_d > 0)::BIGINT
    + 20 * (sales_d > 0)::BIGINT AS weights
  FROM weighed),
summed AS (SELECT *, weights * a * b * c * d AS below,
  20 * service_n * b * c * d + 25 * logistics_n * a * c * d + 35 * goods_n * a * b * d + 20 * sales_n * a * b * c AS above
  FROM whole),
rounded AS (SELECT *, CASE WHEN below > 0 THEN (above * 200 + below) // (2 * below) END AS total FROM summed)
SELECT shop_id, day, total,
  CASE WHEN total IS NULL THEN NULL
       WHEN total >= 480 AND service_n * 10 >= service_d * 42 AND logistics_n * 10 >= logistics_d * 42
            AND goods_n * 10 >= goods_d * 42 AND sales_n * 10 >= sales_d * 42 THEN 50
       WHEN total >= 450 THEN 45 WHEN total >= 400 THEN 40 WHEN total >= 350 THEN 35 WHEN total >= 300 THEN 30
       ELSE 20 END AS stars,
  reply_n, reply_d, good_n, good_d, ship_n, ship_d, transit, signed_n, paid_30, quality_n, paid_60, refunded_n,
  rated_n, rated_d, only_n, only_d, return_n, return_d, dispute_n
FROM rounded;
