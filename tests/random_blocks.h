// The blocks of random packs that measures ask: parameters, sessions, exemptions, windows.
#pragma once

#include "random_expression.h"

namespace xingji::test {

inline std::string parameters_block() {
  std::string text;
  const auto line = [&](const std::string& added) { text += added + '\n'; };
  line("parameters:\n  assumed: t");
  line("  day_limit: { title: x, value: [ { value: " +
       one_of({"36h", in_quotes("table.routes(shop.kind, '浙江').limit"),
               in_quotes("if shop.allowance is present then shop.allowance else 25h")}) +
       " }, { " + random_day_of("since") + ", value: 20h } ] }");
  line("  row_limit: { title: x, value: [ { value: 30h }, { " + random_day_of("rows_since") +
       ", value: 10h } ] }");
  line("  rate: { title: x, value: [ { value: " +
       one_of({"0.75", in_quotes("table.lines(shop.level).low"),
               in_quotes("if shop.insured then 0.5 else 1 / 3")}) +
       " }, { " + random_day_of("since") + ", value: 1.000001 } ] }");
  line("  volume: { title: x, value: [ { value: 12 }, { " + random_day_of("since") +
       ", value: 40 } ] }");
  line("  nobody: { title: x, type: number, unset: true }");
  return text;
}

inline std::string sessions_block() {
  std::string text;
  const auto line = [&](const std::string& added) { text += added + '\n'; };
  line("sessions:\n  assumed: t");
  line("  talks: { of: messages, opened_by: " +
       in_quotes(one_of({"sender = buyer", "sender in (buyer, bot)",
                         "sender = buyer and time_of_day(sent_at) >= '09:00'",
                         "sender = buyer and weekday(sent_at) * volume > 40"})) +
       ", answered_by: " +
       in_quotes(one_of({"sender != buyer", "sender = human and not automatic",
                         "sender in (human, buyer)", "hours(row_limit) > 20"})) +
       ", " +
       one_of({"unit: person", "unit: buyer and day", "unit: round", "unit: round, gap: 2min",
               "unit: session, gap: 1min", "unit: session, gap: 40h"}) +
       " }");
  return text;
}

inline std::string exemptions_block() {
  std::string text;
  const auto line = [&](const std::string& added) { text += added + '\n'; };
  line("exemptions:\n  assumed: t");
  line("  filing: { of: orders, matches: " +
       in_quotes(RandomExpression(vocabularies()[0]).instant(1)) + ", effect: out }");
  line(
      "  reasoned: { of: orders, reasons: [疫情, 自然灾害], matches: promised_ship_at, "
      "effect: out }");
  line("  refund_filing: { of: refunds, matches: order.paid_at, effect: out }");
  line("  parcel_filing: { of: parcels, matches: shipped_at, effect: out }");
  line("  later: { of: orders, matches: promised_ship_at, effect: extend }");
  line("  helped: { of: orders, matches: placed_at, effect: numerator }");
  return text;
}

inline std::string windows_block() {
  std::string text;
  const auto line = [&](const std::string& added) { text += added + '\n'; };
  line("windows:\n  assumed: t");
  line("  by_volume: { choose: [ { when: m0 < " + one_of({"12", "40", "volume"}) +
       ", use: 90 days }, { when: m0 / m1 > 110%, use: { from: -20, to: -5 } }, "
       "{ use: 30 days } ] }");
  return text;
}

/// In which order an indicator's numbers are looked for.
inline std::string belief_line() {
  return "belief: [" +
         one_of(
             {"facts, tallies, readings, partial_facts", "readings, tallies, facts, partial_facts",
              "tallies, facts, readings, partial_facts", "readings, facts, partial_facts, tallies",
              "partial_facts, facts, readings, tallies"}) +
         "]\n";
}

}  // namespace xingji::test
