-- All days at once. A row enters on the day of its anchor, or, in a numerator, when what makes it count has happened; it
-- leaves when the window has passed it, or earlier when a rating is voided or a ruling lifted.
-- Best form: -Resample makes an array of what each day changes, shop by shop, in one pass over each table; arrayCumSum
-- turns changes into balances, and ARRAY JOIN makes rows of them. Posts before $FIRST fall on it, those after $LAST away.
-- (The lambda is not called less: that is what < is called, and it would take its place.)
-- A window function sorts shops and days first; a query a day joins six tables a day.
TRUNCATE TABLE counts;
INSERT INTO counts
WITH toDate('$FIRST') AS first_day, (x, y) -> toInt64(x) - toInt64(y) AS net
SELECT shop_id, first_day + number AS day,
  if(chats > day AND opened <= day - 29, -1, reply_n), if(chats > day AND opened <= day - 29, -1, reply_d),
  if(chats > day AND opened <= day - 29, -1, good_n), if(chats > day AND opened <= day - 29, -1, good_d),
  ship_n, ship_d, transit, transit_d, signed_n, paid_30, quality_n, paid_60, refunded_n,
  if(ratings > day AND opened <= day - 59, -1, rated_n), if(ratings > day AND opened <= day - 59, -1, rated_d),
  if(refunds > day AND opened <= day - 29, -1, only_n), if(refunds > day AND opened <= day - 29, -1, only_d),
  if(refunds > day AND opened <= day - 29, -1, return_n), if(refunds > day AND opened <= day - 29, -1, return_d),
  if(disputes > day AND opened <= day - 29, -1, dispute_n)
FROM (
  SELECT shop_id, opened, chats, ratings, refunds, disputes, number, reply_n, reply_d, good_n, good_d, ship_n, ship_d, signed_n, paid_30, quality_n, paid_60,
    refunded_n, rated_n, rated_d, only_n, only_d, return_n, return_d, dispute_n
  FROM (
    SELECT k.shop_id AS shop_id, k.opened AS opened, k.chats AS chats, k.ratings AS ratings, k.refunds AS refunds,
      k.disputes AS disputes, range($DAYS) AS numbers,
      arrayResize(c.reply_n, $DAYS) AS reply_n_s, arrayResize(c.reply_d, $DAYS) AS reply_d_s,
      arrayResize(c.good_n, $DAYS) AS good_n_s, arrayResize(c.good_d, $DAYS) AS good_d_s,
      arrayResize(o.ship_n, $DAYS) AS ship_n_s, arrayResize(o.ship_d, $DAYS) AS ship_d_s,
      arrayResize(o.signed_n, $DAYS) AS signed_n_s, arrayResize(o.paid_30, $DAYS) AS paid_30_s,
      arrayResize(q.quality_n, $DAYS) AS quality_n_s, arrayResize(o.paid_60, $DAYS) AS paid_60_s,
      arrayResize(q.refunded_n, $DAYS) AS refunded_n_s, arrayResize(v.rated_n, $DAYS) AS rated_n_s,
      arrayResize(v.rated_d, $DAYS) AS rated_d_s, arrayResize(f.only_n, $DAYS) AS only_n_s,
      arrayResize(f.only_d, $DAYS) AS only_d_s, arrayResize(f.return_n, $DAYS) AS return_n_s,
      arrayResize(f.return_d, $DAYS) AS return_d_s, arrayResize(p.dispute_n, $DAYS) AS dispute_n_s
    FROM covered k
    LEFT JOIN (
      WITH toInt32(toDate(paid_at) - first_day) AS paid, toInt32(toDate(signed_at) - first_day) AS known,
        NOT presale AND (cancelled_at = 0 OR by_seller OR cancelled_at > paid_at + 172800) AS falls_due,
        falls_due AND shipped_at > 0 AND shipped_at <= paid_at + 172800 AS ships,
        signed_at > 0 AND signed_at <= paid_at + 1209600 AS ripens
      SELECT shop_id,
        arrayCumSum(arrayMap(net, countResample(0, $DAYS, 1)(greatest(paid, 0)),
          countResample(0, $DAYS, 1)(greatest(paid + 30, 0)))) AS paid_30,
        arrayCumSum(arrayMap(net, countResample(0, $DAYS, 1)(greatest(paid, 0)),
          countResample(0, $DAYS, 1)(greatest(paid + 60, 0)))) AS paid_60,
        arrayCumSum(arrayMap(net, countIfResample(0, $DAYS, 1)(falls_due, greatest(paid + 2, 0)),
          countIfResample(0, $DAYS, 1)(falls_due, greatest(paid + 32, 0)))) AS ship_d,
        arrayCumSum(arrayMap(net, countIfResample(0, $DAYS, 1)(ships, greatest(paid + 2, 0)),
          countIfResample(0, $DAYS, 1)(ships, greatest(paid + 32, 0)))) AS ship_n,
        arrayCumSum(arrayMap(net, countIfResample(0, $DAYS, 1)(ripens, greatest(known, 0)),
          countIfResample(0, $DAYS, 1)(ripens, greatest(paid + 30, 0)))) AS signed_n
      FROM orders WHERE paid_at > 0 AND toDate(paid_at) > first_day - 60 GROUP BY shop_id
    ) o ON o.shop_id = k.shop_id
    LEFT JOIN (
      WITH toInt32(toDate(paid_at) - first_day) AS paid, toInt32(toDate(greatest(applied_at, paid_at)) - first_day) AS known,
        toInt32(toDate(greatest(money_at, paid_at)) - first_day) AS money_known, applied_at <= paid_at + 1209600 AS ripens,
        is_quality AND money_at > 0 AND money_known < paid + 60 AS is_bad
      SELECT o.shop_id AS shop_id,
        arrayCumSum(arrayMap(net, countIfResample(0, $DAYS, 1)(ripens, greatest(known, 0)),
          countIfResample(0, $DAYS, 1)(ripens, greatest(paid + 60, 0)))) AS refunded_n,
        arrayCumSum(arrayMap(net, countIfResample(0, $DAYS, 1)(is_bad, greatest(money_known, 0)),
          countIfResample(0, $DAYS, 1)(is_bad, greatest(paid + 60, 0)))) AS quality_n
      FROM orders o INNER JOIN first_refunds r ON r.order_id = o.order_id AND r.shop_id = o.shop_id
      WHERE paid_at > 0 AND toDate(paid_at) > first_day - 60 GROUP BY shop_id
    ) q ON q.shop_id = k.shop_id
    LEFT JOIN (
      WITH toInt32(toDate(opened_at) - first_day) AS asked, toInt32(toDate(greatest(first_reply_at, opened_at)) - first_day) AS known,
        toInt32(toDate(rated_at) - first_day) AS rated, first_reply_at > 0 AND first_reply_at <= opened_at + 300 AS ripens,
        rated_at > 0 AND stars > 0 AS has_stars, has_stars AND stars >= 4 AS is_good
      SELECT shop_id,
        arrayCumSum(arrayMap(net, countResample(0, $DAYS, 1)(greatest(asked, 0)),
          countResample(0, $DAYS, 1)(greatest(asked + 30, 0)))) AS reply_d,
        arrayCumSum(arrayMap(net, countIfResample(0, $DAYS, 1)(ripens, greatest(known, 0)),
          countIfResample(0, $DAYS, 1)(ripens, greatest(asked + 30, 0)))) AS reply_n,
        arrayCumSum(arrayMap(net, countIfResample(0, $DAYS, 1)(has_stars, greatest(rated, 0)),
          countIfResample(0, $DAYS, 1)(has_stars, greatest(rated + 30, 0)))) AS good_d,
        arrayCumSum(arrayMap(net, countIfResample(0, $DAYS, 1)(is_good, greatest(rated, 0)),
          countIfResample(0, $DAYS, 1)(is_good, greatest(rated + 30, 0)))) AS good_n
      FROM chats GROUP BY shop_id
    ) c ON c.shop_id = k.shop_id
    LEFT JOIN (
      WITH toInt32(toDate(rated_at) - first_day) AS rated,
        if(voided_at = 0, rated + 60, least(rated + 60, toInt32(toDate(voided_at) - first_day))) AS gone
      SELECT shop_id,
        arrayCumSum(arrayMap(net, sumResample(0, $DAYS, 1)(stars, greatest(rated, 0)),
          sumResample(0, $DAYS, 1)(stars, greatest(gone, 0)))) AS rated_n,
        arrayCumSum(arrayMap(net, countResample(0, $DAYS, 1)(greatest(rated, 0)),
          countResample(0, $DAYS, 1)(greatest(gone, 0)))) AS rated_d
      FROM ratings WHERE is_product AND toDate(rated_at) > first_day - 60 GROUP BY shop_id
    ) v ON v.shop_id = k.shop_id
    LEFT JOIN (
      WITH toInt32(toDate(refunded_at) - first_day) AS paid_back, kind = 'refund_only' AS is_only,
        kind = 'return_refund' AND agreed_at > 0 AND buyer_shipped_at > 0 AS has_legs,
        toInt64(refunded_at - applied_at) AS whole, toInt64(agreed_at - applied_at) + (refunded_at - buyer_shipped_at) AS legs
      SELECT shop_id,
        arrayCumSum(arrayMap(net, sumIfResample(0, $DAYS, 1)(whole, is_only, greatest(paid_back, 0)),
          sumIfResample(0, $DAYS, 1)(whole, is_only, greatest(paid_back + 30, 0)))) AS only_n,
        arrayCumSum(arrayMap(net, countIfResample(0, $DAYS, 1)(is_only, greatest(paid_back, 0)),
          countIfResample(0, $DAYS, 1)(is_only, greatest(paid_back + 30, 0)))) AS only_d,
        arrayCumSum(arrayMap(net, sumIfResample(0, $DAYS, 1)(legs, has_legs, greatest(paid_back, 0)),
          sumIfResample(0, $DAYS, 1)(legs, has_legs, greatest(paid_back + 30, 0)))) AS return_n,
        arrayCumSum(arrayMap(net, countIfResample(0, $DAYS, 1)(has_legs, greatest(paid_back, 0)),
          countIfResample(0, $DAYS, 1)(has_legs, greatest(paid_back + 30, 0)))) AS return_d
      FROM refunds WHERE refunded_at > 0 AND toDate(refunded_at) > first_day - 30 GROUP BY shop_id
    ) f ON f.shop_id = k.shop_id
    LEFT JOIN (
      WITH toInt32(toDate(ruled_at) - first_day) AS ruled,
        least(ruled + 30, if(withdrawn_at = 0, ruled + 30, toInt32(toDate(withdrawn_at) - first_day)),
          if(appeal_upheld_at = 0, ruled + 30, toInt32(toDate(appeal_upheld_at) - first_day))) AS gone
      SELECT shop_id, arrayCumSum(arrayMap(net, countResample(0, $DAYS, 1)(greatest(ruled, 0)),
        countResample(0, $DAYS, 1)(greatest(gone, 0)))) AS dispute_n
      FROM disputes WHERE is_merchants AND ruled_at > 0 AND gone > ruled GROUP BY shop_id
    ) p ON p.shop_id = k.shop_id
  )
  ARRAY JOIN numbers AS number, reply_n_s AS reply_n, reply_d_s AS reply_d, good_n_s AS good_n, good_d_s AS good_d,
    ship_n_s AS ship_n, ship_d_s AS ship_d, signed_n_s AS signed_n, paid_30_s AS paid_30, quality_n_s AS quality_n,
    paid_60_s AS paid_60, refunded_n_s AS refunded_n, rated_n_s AS rated_n, rated_d_s AS rated_d, only_n_s AS only_n,
    only_d_s AS only_d, return_n_s AS return_n, return_d_s AS return_d, dispute_n_s AS dispute_n
) d LEFT JOIN medians m ON m.shop_id = d.shop_id AND m.day = first_day + d.number;
TRUNCATE TABLE cards;
INSERT INTO cards SELECT * FROM cards_of_counts;
