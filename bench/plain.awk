# The CSV of `xingji score` in the form in which the peers write theirs: subject, day, total in hundredths, stars in
# tenths, then what was counted. Numbers stay text but for those two, so nothing is rounded on the way.
function column(name) {
  if (!(name in at)) { print "no column " name > "/dev/stderr"; exit 1 }
  return $at[name]
}
function shifted(text, places,   whole, part, dot) {
  if (text == "") return ""
  dot = index(text, ".")
  whole = dot ? substr(text, 1, dot - 1) : text
  part = dot ? substr(text, dot + 1) : ""
  if (length(part) > places) { print "more than " places " decimals: " text > "/dev/stderr"; exit 1 }
  while (length(part) < places) part = part "0"
  sub(/^0+/, "", whole)
  return whole part
}
function counted(id, part) { return column("indicator." id "." part) }
BEGIN { FS = OFS = "," }
NR == 1 { for (i = 1; i <= NF; i++) at[$i] = i; next }
{
  print $1, $2, shifted(column("total"), 2), shifted(column("stars"), 1),
    counted("reply_5min_share", "numerator"), counted("reply_5min_share", "denominator"),
    counted("cs_good_share", "numerator"), counted("cs_good_share", "denominator"),
    counted("ship_48h_share", "numerator"), counted("ship_48h_share", "denominator"), counted("transit_median", "value"),
    counted("signed_14d_share", "numerator"), counted("signed_14d_share", "denominator"),
    counted("quality_refund_share", "numerator"), counted("quality_refund_share", "denominator"),
    counted("refund_14d_share", "numerator"), counted("product_rating", "numerator"), counted("product_rating", "denominator"),
    counted("refund_only_duration", "numerator"), counted("refund_only_duration", "denominator"),
    counted("return_refund_duration", "numerator"), counted("return_refund_duration", "denominator"),
    counted("dispute_share", "numerator")
}
