-- For the comparison, not timed. What is not covered, or has no data, is empty.
SELECT toString(shop_id), day, if(total < 0, '', toString(total)), if(stars < 0, '', toString(stars)),
  if(reply_n < 0, '', toString(reply_n)), if(reply_d < 0, '', toString(reply_d)),
  if(good_n < 0, '', toString(good_n)), if(good_d < 0, '', toString(good_d)), ship_n, ship_d,
  if(transit_d = 0, '', toString(transit)), signed_n, paid_30, quality_n, paid_60, refunded_n,
  if(rated_n < 0, '', toString(rated_n)), if(rated_d < 0, '', toString(rated_d)),
  if(only_n < 0, '', toString(only_n)), if(only_d < 0, '', toString(only_d)),
  if(return_n < 0, '', toString(return_n)), if(return_d < 0, '', toString(return_d)),
  if(dispute_n < 0, '', toString(dispute_n))
FROM cards ORDER BY toString(shop_id), day
INTO OUTFILE '$OUT' TRUNCATE FORMAT CustomSeparated
SETTINGS format_custom_escaping_rule = 'Raw', format_custom_field_delimiter = ',';
