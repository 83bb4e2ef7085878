-- From what was counted to points, total and stars, in whole numbers: the same for one day and for many.
-- `counts` has a row per shop and day; a denominator of 0 means no data and gives its weight to the others, points of 0
-- say so, and -1 that the window's days are not covered. Totals are hundredths, stars tenths, -1 where there are none. Halves are rounded away from zero.
CREATE TABLE counts (shop_id UInt32, day Date,
  reply_n Int32, reply_d Int32, good_n Int32, good_d Int32, ship_n Int32, ship_d Int32, transit Int32, transit_d Int32,
  signed_n Int32, paid_30 Int32, quality_n Int32, paid_60 Int32, refunded_n Int32, rated_n Int32, rated_d Int32,
  only_n Int64, only_d Int32, return_n Int64, return_d Int32, dispute_n Int32) ENGINE = Memory;

CREATE VIEW cards_of_counts AS
WITH
  multiIf(reply_d <= 0, 0, reply_n * 10 >= reply_d * 8, 5, reply_n * 10 >= reply_d * 7, 4, reply_n * 10 >= reply_d * 5, 3, 2)
    AS reply_p,
  multiIf(good_d <= 0, 0, good_n * 100 >= good_d * 94, 5, good_n * 100 >= good_d * 90, 4, good_n * 100 >= good_d * 80, 3, 2)
    AS good_p,
  multiIf(ship_d = 0, 0, ship_n * 100 >= ship_d * 95, 5, ship_n * 100 >= ship_d * 90, 4, ship_n * 100 >= ship_d * 80, 3, 2)
    AS ship_p,
  multiIf(transit_d = 0, 0, transit <= 48 * 3600, 5, transit <= 72 * 3600, 4, transit <= 96 * 3600, 3, 2) AS transit_p,
  multiIf(paid_30 = 0, 0, signed_n * 100 >= paid_30 * 85, 5, signed_n * 100 >= paid_30 * 80, 4,
    signed_n * 100 >= paid_30 * 70, 3, 2) AS signed_p,
  multiIf(paid_60 = 0, 0, quality_n * 1000 <= paid_60 * 5, 5, quality_n * 100 <= paid_60, 4, quality_n * 100 <= paid_60 * 2, 3, 2)
    AS quality_p,
  multiIf(paid_60 = 0, 0, refunded_n * 100 <= paid_60 * 4, 5, refunded_n * 100 <= paid_60 * 8, 4,
    refunded_n * 100 <= paid_60 * 12, 3, 2) AS refunded_p,
  multiIf(rated_d <= 0, 0, rated_n * 10 >= rated_d * 48, 5, rated_n * 10 >= rated_d * 46, 4, rated_n * 10 >= rated_d * 44, 3, 2)
    AS rated_p,
  multiIf(only_d <= 0, 0, only_n <= only_d * 3600, 5, only_n <= only_d * 21600, 4, only_n <= only_d * 86400, 3, 2) AS only_p,
  multiIf(return_d <= 0, 0, return_n <= return_d * 259200, 5, return_n <= return_d * 432000, 4, return_n <= return_d * 604800, 3, 2)
    AS return_p,
  multiIf(paid_30 = 0 OR dispute_n < 0, 0, dispute_n * 1000 <= paid_30, 5, dispute_n * 1000 <= paid_30 * 3, 4, dispute_n * 1000 <= paid_30 * 5, 3, 2)
    AS dispute_p,
  -- A dimension is a fraction: its points by weight over the weights that have data.
  toInt64(reply_p + good_p) AS service_n, toInt64((reply_p > 0) + (good_p > 0)) AS service_d,
  toInt64(ship_p * 2 + transit_p + signed_p * 2) AS logistics_n,
  toInt64((ship_p > 0) * 2 + (transit_p > 0) + (signed_p > 0) * 2) AS logistics_d,
  toInt64(quality_p * 2 + refunded_p + rated_p * 2) AS goods_n,
  toInt64((quality_p > 0) * 2 + (refunded_p > 0) + (rated_p > 0) * 2) AS goods_d,
  toInt64(only_p * 2 + return_p * 2 + dispute_p) AS sales_n,
  toInt64((only_p > 0) * 2 + (return_p > 0) * 2 + (dispute_p > 0)) AS sales_d,
  -- The total over one common denominator.
  greatest(service_d, 1) AS a, greatest(logistics_d, 1) AS b, greatest(goods_d, 1) AS c, greatest(sales_d, 1) AS d,
  (20 * (service_d > 0) + 25 * (logistics_d > 0) + 35 * (goods_d > 0) + 20 * (sales_d > 0)) * a * b * c * d AS below,
  20 * service_n * b * c * d + 25 * logistics_n * a * c * d + 35 * goods_n * a * b * d + 20 * sales_n * a * b * c AS above
SELECT shop_id, day,
  toInt16(if(below > 0, intDiv(above * 200 + below, 2 * greatest(below, 1)), -1)) AS total,
  toInt8(multiIf(total < 0, -1,
    total >= 480 AND service_n * 10 >= service_d * 42 AND logistics_n * 10 >= logistics_d * 42
      AND goods_n * 10 >= goods_d * 42 AND sales_n * 10 >= sales_d * 42, 50,
    total >= 450, 45, total >= 400, 40, total >= 350, 35, total >= 300, 30, 20)) AS stars,
  reply_n, reply_d, good_n, good_d, ship_n, ship_d, transit, transit_d, signed_n, paid_30, quality_n, paid_60, refunded_n,
  rated_n, rated_d, only_n, only_d, return_n, return_d, dispute_n
FROM counts;
