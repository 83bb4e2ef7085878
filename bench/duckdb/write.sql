-- For the comparison, not timed.
COPY (SELECT * REPLACE (strftime(day, '%Y-%m-%d') AS day) FROM cards ORDER BY shop_id, day) TO '$OUT' (FORMAT csv, HEADER false);
