-- For each day its medians, of the transits of thirty days.
INSERT INTO medians SELECT shop_id, toDate('$DAY'), quantileExactLow(0.5)(seconds), count() FROM transits
WHERE day > toDate('$DAY') - 30 AND day <= toDate('$DAY') GROUP BY shop_id;
