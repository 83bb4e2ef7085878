#include "engine/given_values.h"

#include <algorithm>
#include <map>
#include <set>
#include <string>

#include "engine/given_counts.h"
#include "pack/measure_names.h"
#include "pack/quotient.h"
#include "pack/rank_words.h"
#include "pack/visit.h"

namespace xingji {
namespace {

std::optional<std::int64_t> side(const GivenRows& rows, std::string_view column,
                                 std::uint32_t row) {
  const std::int64_t number = rows.number(column, row);
  return number == missing ? std::nullopt : std::optional(number);
}

Ratio tallied(const GivenRows& rows, std::string_view column, std::uint32_t row,
              const Measure& measure) {
  return in_type(measure.type, Ratio::of_micro(rows.number(column, row)));
}

// "readings: '120%' is no value of 'reply_share'", with the way out.
Problem refused(std::string_view text, const std::string& id, const std::string& remedy) {
  return {{}, "readings: '" + std::string(text) + "' is no value of '" + id + "'", remedy, true};
}

// Counts as they stand in the file; of a measure there is one.
std::string written(const GivenRows& rows, std::uint32_t row) {
  std::string counts;
  for (const char* column : {"numerator", "denominator"}) {
    const auto number = side(rows, column, row);
    if (!number) continue;
    if (!counts.empty()) counts += '/';
    counts += rows.is_tallies() ? format_micro(*number) : std::to_string(*number);
  }
  return counts;
}

// "tallies: 12/10 cannot be the counts of 'reply_share'".
Problem impossible(const GivenRows& rows, std::uint32_t row, const std::string& id) {
  const std::string counts = written(rows, row);
  const bool are_two = counts.find('/') != std::string::npos;
  return {{},
          std::string(rows.is_tallies() ? "tallies: " : "readings: ") + counts + " cannot be " +
              (are_two ? "the counts of '" : "'") + id + "'",
          "the row is left out; correct its counts",
          true};
}

std::optional<Problem> doubt_of_reading(const Pack& pack, const GivenRows& rows,
                                        std::uint32_t row) {
  const std::string_view text = rows.text("value", row);
  const std::string_view name = rows.text("indicator", row);
  if (const auto found = find_indicator(pack, name)) {
    const Indicator& indicator = pack.indicators[*found];
    const Sampled sampled = reading_of(rows, row, indicator, pack);
    const bool has_columns = side(rows, "numerator", row) || side(rows, "denominator", row);
    if (sampled.printed.state != Printed::State::unclear) return std::nullopt;
    if (sampled.is_impossible && has_columns) return impossible(rows, row, indicator.id);
    return refused(text, indicator.id,
                   sampled.disagrees ? "the value is not what its sample comes to"
                                     : "write " + example_printed(indicator.printed_as).en);
  }
  const auto counted = find_named_measure(pack, name);
  if (!counted) return std::nullopt;
  const Measure& measure = pack.measures[*counted];
  if (parse_count(text, measure).state != Printed::State::unclear) return std::nullopt;
  return refused(text, measure.id, "write " + example_printed(printed_as(measure)).en);
}

// As it was written: money in the currency's unit.
std::string plain(const Ratio& number, Type type) {
  const auto units = type == Type::money ? divide(number, {100, 1}) : number;
  return format_micro(units ? to_micro(*units).value_or(0) : 0);
}

// Of nothing some screens show 0%.
bool agree(const QuotientSides& sides, const Printed& printed) {
  if (const auto exact = sides.value()) return is_shown_as(*exact, printed);
  return sides.above.numerator == 0 && printed.value.numerator == 0;
}

// The value of one row, the counts of others.
std::optional<Problem> doubt_of_counts(const Pack& pack, const GivenRows& rows, std::uint32_t row,
                                       const CountsRead& counts) {
  const auto found = find_indicator(pack, rows.text("indicator", row));
  if (!found) return std::nullopt;
  const Indicator& indicator = pack.indicators[*found];
  const Printed printed = reading_of(rows, row, indicator, pack).printed;
  if (printed.state != Printed::State::value) return std::nullopt;
  const auto sides = sides_of(indicator.value, [&](const std::string& measure) {
    return counts.of(find_measure(pack, measure).value(), rows.day(row));
  });
  if (!sides || agree(*sides, printed)) return std::nullopt;
  return Problem{{},
                 "readings: '" + std::string(rows.text("value", row)) + "' of '" + indicator.id +
                     "' is not what its counts come to, " +
                     plain(sides->above, indicator.value.arguments[0].type) + "/" +
                     plain(sides->below, indicator.value.arguments[1].type),
                 "the counts hold; correct what is wrong",
                 true};
}

// The sample of one row, a count under its own name in another.
std::optional<Problem> doubt_of_sample(const Pack& pack, const GivenRows& rows, std::uint32_t row,
                                       const CountsRead& counts) {
  const auto found = find_indicator(pack, rows.text("indicator", row));
  if (!found) return std::nullopt;
  const Indicator& indicator = pack.indicators[*found];
  const Sampled sampled = reading_of(rows, row, indicator, pack);
  std::optional<Problem> doubt;
  const auto compare_side = [&](const std::optional<std::size_t>& measure,
                                const std::optional<std::int64_t>& beside) {
    if (!measure || !beside || doubt) return;
    const auto own = counts.of(*measure, rows.day(row));
    const Type type = pack.measures[*measure].type;
    if (!own || compare(*own, in_type(type, {*beside, 1})) == 0) return;
    doubt = Problem{{},
                    "readings: the " + std::to_string(*beside) + " beside '" + indicator.id +
                        "' is not the " + plain(*own, type) + " of '" + pack.measures[*measure].id +
                        "'",
                    "the count under its own name holds; correct what is wrong",
                    true};
  };
  compare_side(indicator.numerator, sampled.numerator);
  compare_side(indicator.denominator, sampled.denominator);
  return doubt;
}

std::optional<Problem> doubt_of_rank(const Pack& pack, const GivenRows& rows, std::uint32_t row) {
  const auto indicator = find_indicator(pack, rows.text("indicator", row));
  if (!indicator || rank_of(rows, row).state != Printed::State::unclear) return std::nullopt;
  return Problem{{},
                 "readings: '" + std::string(rows.text("rank_share", row)) +
                     "' does not say how many peers '" + pack.indicators[*indicator].id + "' beats",
                 rank_example,
                 true};
}

std::optional<Problem> doubt_of_tally(const Pack& pack, const GivenRows& rows, std::uint32_t row) {
  const std::string_view name = rows.text("indicator", row);
  if (const auto found = find_indicator(pack, name)) {
    const Indicator& indicator = pack.indicators[*found];
    const auto doubt = tally_of(rows, row, indicator, pack).doubt;
    if (doubt != TallyDoubt::impossible) return std::nullopt;
    return impossible(rows, row, indicator.id);
  }
  const auto counted = find_named_measure(pack, name);
  if (!counted || can_be_count(rows, row, pack.measures[*counted], pack)) return std::nullopt;
  return impossible(rows, row, pack.measures[*counted].id);
}

// The rows of each account that the table speaks of, with what it is called.
template <typename Visit>
void visit_accounts(const FactSet& facts, Table table, Visit&& visit) {
  for (const Shard& shard : facts.shards) {
    for (std::size_t account = 0; account < shard.accounts.size(); ++account) {
      visit(GivenRows(facts, {&shard, account}, table), shard.accounts[account].id);
    }
  }
}

// Every row of the table that is about the pack, with the account whose it is.
template <typename Visit>
void visit_rows(const Pack& pack, const FactSet& facts, Table table, Visit&& visit) {
  visit_accounts(facts, table, [&](const GivenRows& rows, const std::string& account) {
    for (std::uint32_t row = rows.first(); row < rows.last(); ++row) {
      if (rows.text("pack", row) == pack.id) visit(rows, row, account);
    }
  });
}

// All that a gate asks for.
std::set<std::size_t> counts_of(const Gate& gate, const Pack& pack) {
  std::set<std::size_t> counts;
  for (const Gate::Level& level : gate.levels) {
    visit(level.condition, [&](const Expression& part) {
      if (part.op == Op::measure) counts.insert(find_measure(pack, part.name).value());
    });
  }
  return counts;
}

// An indicator's tallies are two counts a day.
Problems tallies_of_one_side(const Pack& pack, const FactSet& facts) {
  std::map<std::size_t, int> left_out;
  visit_rows(pack, facts, Table::tallies,
             [&](const GivenRows& rows, std::uint32_t row, const std::string&) {
               const auto indicator = find_indicator(pack, rows.text("indicator", row));
               if (indicator && !side(rows, "denominator", row)) ++left_out[*indicator];
             });
  Problems problems;
  for (const auto& [i, rows] : left_out) {
    problems.push_back({{},
                        "tallies: " + std::to_string(rows) + " of '" + pack.indicators[i].id +
                            "' left out, without a denominator",
                        "write both counts of the day",
                        true});
  }
  return problems;
}

}  // namespace

Sampled reading_of(const GivenRows& rows, std::uint32_t row, const Indicator& indicator,
                   const Pack& pack) {
  return parse_beside(rows.text("value", row), side(rows, "numerator", row),
                      side(rows, "denominator", row), indicator, pack);
}

Printed rank_of(const GivenRows& rows, std::uint32_t row) {
  return parse_rank_share(rows.text("rank_share", row));
}

TallySides tally_of(const GivenRows& rows, std::uint32_t row, const Indicator& indicator,
                    const Pack& pack) {
  TallySides sides;
  if (rows.number("denominator", row) == missing) {
    sides.doubt = TallyDoubt::one_sided;
    return sides;
  }
  // Of an indicator that is no quotient nobody looks at them.
  if (!indicator.numerator || !indicator.denominator) return sides;
  sides.numerator = tallied(rows, "numerator", row, pack.measures[*indicator.numerator]);
  sides.denominator = tallied(rows, "denominator", row, pack.measures[*indicator.denominator]);
  if (!could_be(sides.numerator, sides.denominator, indicator, pack)) {
    sides.doubt = TallyDoubt::impossible;
  }
  return sides;
}

bool can_be_count(const GivenRows& rows, std::uint32_t row, const Measure& measure,
                  const Pack& pack) {
  return !rows.is_tallies() || could_be(tallied(rows, "numerator", row, measure), measure, pack);
}

Problems unclear_given(const Pack& pack, const FactSet& facts) {
  if (!has_given(facts, pack.id)) return {};
  Problems problems = tallies_of_one_side(pack, facts);
  const auto tell = [&](std::optional<Problem> problem, Day day, const std::string& account) {
    if (!problem) return;
    problem->message += " (" + account + ", " + format_day(day) + ")";
    problems.push_back(std::move(*problem));
  };
  visit_rows(pack, facts, Table::readings,
             [&](const GivenRows& rows, std::uint32_t row, const std::string& account) {
               tell(doubt_of_reading(pack, rows, row), rows.day(row), account);
               tell(doubt_of_rank(pack, rows, row), rows.day(row), account);
             });
  visit_accounts(facts, Table::readings, [&](const GivenRows& rows, const std::string& account) {
    const CountsRead counts(pack, rows);
    if (counts.empty()) return;
    for (std::uint32_t row = rows.first(); row < rows.last(); ++row) {
      if (rows.text("pack", row) != pack.id) continue;
      auto doubt = doubt_of_counts(pack, rows, row, counts);
      if (!doubt) doubt = doubt_of_sample(pack, rows, row, counts);
      tell(std::move(doubt), rows.day(row), account);
    }
  });
  visit_rows(pack, facts, Table::tallies,
             [&](const GivenRows& rows, std::uint32_t row, const std::string& account) {
               tell(doubt_of_tally(pack, rows, row), rows.day(row), account);
             });
  return problems;
}

// A gate goes by counts; under its own name a screen's share is kept for the sheet.
Problems unused_gate_shares(const Pack& pack, const FactSet& facts) {
  if (!has_given(facts, pack.id)) return {};
  Problems problems;
  for (const Gate& gate : pack.gates) {
    const std::string name = "gate." + gate.id;
    const std::set<std::size_t> asked = counts_of(gate, pack);
    int unused = 0;
    visit_accounts(facts, Table::readings, [&](const GivenRows& rows, const std::string&) {
      const CountsRead counts(pack, rows);
      for (std::uint32_t row = rows.first(); row < rows.last(); ++row) {
        if (rows.text("indicator", row) != name || rows.text("pack", row) != pack.id) continue;
        unused +=
            std::all_of(asked.begin(), asked.end(),
                        [&](std::size_t measure) { return counts.of(measure, rows.day(row)); })
                ? 0
                : 1;
      }
    });
    if (unused == 0) continue;
    problems.push_back({{},
                        "readings: '" + name + "' is kept for the sheet, a gate goes by counts; " +
                            std::to_string(unused) + (unused == 1 ? " row" : " rows") + " not used",
                        "give the counts that it asks for as well",
                        true});
  }
  return problems;
}

}  // namespace xingji
