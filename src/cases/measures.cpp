#include "cases/measures.h"

#include <algorithm>
#include <set>

#include "pack/amount.h"
#include "pack/negation.h"
#include "pack/range.h"
#include "pack/visit.h"

namespace xingji::cases {
namespace {

constexpr std::int64_t cents_per_unit = 100;
constexpr std::string_view none = "none";

// An amount as a value of `type`, kept as that type is. Plain numbers may stand for seconds and for
// the currency's unit.
std::optional<std::int64_t> kept_as(Type type, const Amount& amount) {
  if (amount.type == type) return amount.value;
  if (amount.type != Type::number) return std::nullopt;
  if (type == Type::duration && amount.value % micro_one == 0) return amount.value / micro_one;
  constexpr std::int64_t micro_per_cent = micro_one / cents_per_unit;
  if (type == Type::money && amount.value % micro_per_cent == 0) {
    return amount.value / micro_per_cent;
  }
  return std::nullopt;
}

std::optional<std::int64_t> read_amount(const Node& node, Type type, const Pack& pack,
                                        Problems& problems) {
  const auto amount = node.is_scalar() ? parse_amount(node.text) : std::nullopt;
  if (amount && amount->type == Type::money && !pack.currency.empty() &&
      amount->unit != pack.currency) {
    problems.push_back({node.place,
                        "'" + node.text + "' is not in " + pack.currency + ", the pack's currency",
                        ""});
    return std::nullopt;
  }
  const auto value = amount ? kept_as(type, *amount) : std::nullopt;
  if (!value) {
    problems.push_back({node.place, "'" + node.text + "' is not " + std::string(with_article(type)),
                        "write for example " + std::string(example_of(type))});
  }
  return value;
}

// A sum of numbers in the units that it counts in.
std::optional<std::int64_t> in_units(Micro amount, std::int64_t denominator, const Node& node,
                                     Problems& problems) {
  const Int128 product = static_cast<Int128>(amount) * denominator;
  if (product % micro_one == 0 && product / micro_one <= INT64_MAX) {
    return static_cast<std::int64_t>(product / micro_one);
  }
  problems.push_back({node.place,
                      "'" + node.text + "' cannot come up: the sum counts in " +
                          (denominator == 1 ? "whole numbers" : "1/" + std::to_string(denominator)),
                      "write a multiple of that"});
  return std::nullopt;
}

std::optional<std::int64_t> read_worth(const Node& node, const Measure& measure, const Pack& pack,
                                       Problems& problems) {
  const bool is_plain_count = measure.kind == Measure::Kind::count && !measure.weight;
  if (!is_plain_count && measure.kind != Measure::Kind::distinct) {
    const auto amount = read_amount(node, measure.type, pack, problems);
    if (!amount) return std::nullopt;
    if (measure.type != Type::number) return *amount * measure.denominator;
    return in_units(*amount, measure.denominator, node, problems);
  }
  const auto number = node.is_scalar() ? parse_micro(node.text) : std::nullopt;
  if (number && *number >= 0 && *number % micro_one == 0)
    return *number / micro_one * measure.denominator;
  problems.push_back({node.place, "'" + node.text + "' is not a count", "a whole number from 0"});
  return std::nullopt;
}

Ratio worth_of(const Measure& measure, const Balance& balance) {
  return Ratio::of(balance.value, measure.denominator);
}

void refuse_outside(const MapEntry& entry, const Ratio& value, const Expression& of,
                    const Pack& pack, Problems& problems) {
  const Range range = range_of(of, pack);
  const bool is_below = range.least && compare(value, *range.least) < 0;
  const bool is_above = range.most && compare(value, *range.most) > 0;
  if (!is_below && !is_above) return;
  problems.push_back({entry.value.place,
                      "'" + entry.value.text + "' cannot come up: '" + to_text(of) + "' is " +
                          to_text(range, of.type, pack.currency),
                      "write what facts could give"});
}

// A sum below nothing, a share of 120%, a mean of 400 stars.
void refuse_impossible(const Node& node, const Pack& pack, const Balances& balances, Day day,
                       Problems& problems) {
  std::set<std::string> told;
  const auto given = [&](const Expression& part) -> const MapEntry* {
    if (part.op != Op::measure) return nullptr;
    const auto entry = std::find_if(node.entries.begin(), node.entries.end(),
                                    [&](const MapEntry& each) { return each.key == part.name; });
    const auto at = entry == node.entries.end() ? std::nullopt : find_measure(pack, part.name);
    const bool is_known = at && balances.at(*at, day).covered != Covered::none;
    return is_known ? &*entry : nullptr;
  };
  const auto worth = [&](const Expression& part) {
    const std::size_t at = find_measure(pack, part.name).value();
    return worth_of(pack.measures[at], balances.at(at, day));
  };
  const auto see = [&](const Expression& part) {
    if (const MapEntry* entry = given(part)) {
      if (told.insert(to_text(part)).second) {
        refuse_outside(*entry, worth(part), part, pack, problems);
      }
      return;
    }
    if (part.op != Op::divide) return;
    const MapEntry* above = given(part.arguments[0]);
    if (above == nullptr || given(part.arguments[1]) == nullptr) return;
    const Ratio below = worth(part.arguments[1]);
    if (below.numerator == 0) return;
    const auto value = divide(worth(part.arguments[0]), below);
    if (value && told.insert(to_text(part)).second) {
      refuse_outside(*above, *value, part, pack, problems);
    }
  };
  visit_day_expressions(pack, see);
  // A prior stands between the two counts of a value.
  for (const Indicator& indicator : pack.indicators) {
    if (!indicator.numerator || !indicator.denominator) continue;
    const auto side = [&](std::size_t at) {
      Expression name = made(Op::measure, pack.measures[at].type, indicator.place, {});
      name.name = pack.measures[at].id;
      return name;
    };
    const Expression above = side(*indicator.numerator);
    see(made(Op::divide, above.type, indicator.place, {above, side(*indicator.denominator)}));
  }
}

// The measure that an entry names.
std::optional<std::size_t> position_of(const MapEntry& entry, const Pack& pack,
                                       Problems& problems) {
  const auto position = find_measure(pack, entry.key);
  if (!position) {
    refuse_word(entry.key_place, "no measure", entry.key, ids_of(pack.measures), problems);
  }
  return position;
}

// Durations in seconds, as cards have them.
std::string print(const Measure& measure, const std::optional<std::int64_t>& value) {
  if (!value) return std::string(none);
  const std::int64_t units =
      measure.denominator * (measure.type == Type::money ? cents_per_unit : 1);
  return format_micro(to_micro(Ratio::of(*value, units)).value_or(0));
}

}  // namespace

void set_parameters(const Node& node, Pack& pack, Problems& problems) {
  if (!is_map(node, "'parameters'", problems)) return;
  for (const MapEntry& entry : node.entries) {
    bool is_known = false;
    for (Parameter& parameter : pack.parameters) {
      if (parameter.id != entry.key) continue;
      is_known = true;
      const auto value = read_amount(entry.value, parameter.number.type, pack, problems);
      if (!value) continue;
      Number::Entry number;
      number.value = *value;
      number.said.assumed = {"用例中设定", "set by a case"};
      number.said.path = "parameters." + parameter.id;
      parameter.number.entries = {number};
    }
    if (!is_known)
      refuse_word(entry.key_place, "no parameter", entry.key, ids_of(pack.parameters), problems);
  }
}

Balances no_measures(const Pack& pack, Day first, Day last) {
  Balances balances{first, last, {}};
  Balance unknown;
  unknown.covered = Covered::none;
  const std::vector<Balance> days(static_cast<std::size_t>(last - first) + 1, unknown);
  balances.measures.assign(pack.measures.size(), days);
  return balances;
}

void read_measures(const Node& node, const Pack& pack, Day day, Balances& balances,
                   Problems& problems) {
  if (!is_map(node, "'measures'", problems)) return;
  for (const MapEntry& entry : node.entries) {
    const auto position = position_of(entry, pack, problems);
    if (!position || entry.value.text == none) continue;
    const auto value = read_worth(entry.value, pack.measures[*position], pack, problems);
    if (!value) continue;
    Balance known;
    known.value = *value;
    balances.measures[*position][static_cast<std::size_t>(day - balances.first)] = known;
  }
  refuse_impossible(node, pack, balances, day, problems);
}

void compare_measures(const Node& expected, const Pack& pack, const Balances& balances, Day day,
                      Problems& problems) {
  if (!is_map(expected, "'measures'", problems)) return;
  for (const MapEntry& entry : expected.entries) {
    const auto position = position_of(entry, pack, problems);
    if (!position) continue;
    const Measure& measure = pack.measures[*position];
    const Balance& balance = balances.at(*position, day);
    std::optional<std::int64_t> got;
    if (balance.covered != Covered::none && !balance.is_empty) got = balance.value;
    std::optional<std::int64_t> wanted;
    if (entry.value.text != none) {
      wanted = read_worth(entry.value, measure, pack, problems);
      if (!wanted) continue;
    }
    if (wanted == got) continue;
    problems.push_back({entry.value.place,
                        "measures." + entry.key + ": expected " + entry.value.text + ", got " +
                            print(measure, got),
                        ""});
  }
}

}  // namespace xingji::cases
