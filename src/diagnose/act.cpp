#include "diagnose/act.h"

#include <algorithm>
#include <array>

#include "engine/formula.h"
#include "engine/supposed.h"
#include "pack/visit.h"

namespace xingji::diagnose {
namespace {

void change_given(const Act::Change& change, std::int64_t count, const Pack& pack, Day day,
                  Balances& balances) {
  const Ratio by =
      Ratio::of(static_cast<Int128>(change.by) * count, pack.measures[change.measure].denominator);
  for (std::size_t i = 0; i < balances.given.size(); ++i) {
    Given& given = balances.given[i][static_cast<std::size_t>(day - balances.first)];
    if (given.basis == Basis::facts) continue;
    const Indicator& indicator = pack.indicators[i];
    if (given.value && count_of(indicator, pack) == change.measure) {
      const auto after = add(*given.value, by);
      given.value = after && after->numerator < 0 ? Ratio{} : after;
    }
    if (!given.numerator || !given.denominator) continue;
    if (indicator.numerator == change.measure) given.numerator = add(*given.numerator, by);
    if (indicator.denominator == change.measure) given.denominator = add(*given.denominator, by);
    const bool is_whole = given.numerator && given.denominator && given.denominator->numerator != 0;
    given.value = is_whole ? divide(*given.numerator, *given.denominator) : std::nullopt;
  }
}

// The value that `of` cases have and `count` acts make of it.
std::optional<Ratio> value_after(const Act& act, std::int64_t count, const Ratio& value) {
  if (act.sign != 0) return add(value, Ratio::of(act.sign * count, act.of));
  const auto sum = multiply(value, {act.of, 1});
  const auto more = sum ? add(*sum, {static_cast<Int128>(act.each) * count, 1}) : std::nullopt;
  return more ? divide(*more, {act.of + count, 1}) : std::nullopt;
}

}  // namespace

void apply(const Act& act, std::int64_t count, const Pack& pack, Day day, Balances& balances) {
  const auto at = static_cast<std::size_t>(day - balances.first);
  if (act.kind == Act::Kind::per_hundred || act.kind == Act::Kind::worse) {
    std::optional<Ratio>& value = balances.given[act.indicator][at].value;
    value = value_after(act, count, *value);
    return;
  }
  for (const std::vector<Act::Change>* some : {&act.changes, &act.besides}) {
    for (const Act::Change& change : *some) {
      // The last weighted case may be a part of one.
      std::int64_t& value = balances.measures[change.measure][at].value;
      value = change.by < 0 ? std::max<std::int64_t>(0, value + change.by * count)
                            : value + change.by * count;
      change_given(change, count, pack, day, balances);
    }
  }
}

std::optional<std::size_t> count_of(const Indicator& indicator, const Pack& pack) {
  if (!indicator.branches.empty() || indicator.value.op != Op::measure) return std::nullopt;
  const auto found = find_measure(pack, indicator.value.name);
  const bool is_count = found && (pack.measures[*found].kind == Measure::Kind::count ||
                                  pack.measures[*found].kind == Measure::Kind::distinct);
  return is_count ? found : std::nullopt;
}

bool is_of_cases(const Indicator& way, const Pack& pack) {
  const Formula formula(way.value, pack);
  const std::vector<std::size_t>& measures = formula.measures();
  return std::all_of(measures.begin(), measures.end(),
                     [&](std::size_t m) { return pack.measures[m].type == Type::number; });
}

bool is_same(const Act& a, const Act& b) {
  const auto does = [](const Act& act, const Act::Change& change) {
    const auto is_it = [&](const Act::Change& other) {
      return other.measure == change.measure && other.by == change.by;
    };
    return std::ranges::any_of(act.changes, is_it) || std::ranges::any_of(act.besides, is_it);
  };
  const auto is_done_by_b = [&](const Act::Change& change) { return does(b, change); };
  return is_doable(a) && is_doable(b) &&
         a.changes.size() + a.besides.size() == b.changes.size() + b.besides.size() &&
         std::ranges::all_of(a.changes, is_done_by_b) &&
         std::ranges::all_of(a.besides, is_done_by_b);
}

namespace {

// A row that was taken back, appealed against or settled stays and says since when, or how: who
// does not look at that goes on counting it.
bool looks_at_mark(const Expression& condition) {
  constexpr auto marks = std::to_array<std::string_view>(
      {"withdrawn_at", "appeal_upheld_at", "voided_at", "lifted_at", "reason", "agreed_at",
       "agreed_by", "refunded_at", "closed_at", "rejected_at", "escalated_at"});
  bool looks = false;
  visit(condition, [&](const Expression& part) {
    looks |=
        part.op == Op::column &&
        std::ranges::find(marks, definition(part.table).columns[part.column].name) != marks.end();
  });
  return looks;
}

}  // namespace

// Orders that count for what hangs on them stop counting with it.
bool can_be_undone(const Measure& measure) {
  const auto stays = [](Table table) { return may_be_appealed(table) || table == Table::refunds; };
  bool hangs_on_others = false;
  bool is_settled = measure.table == Table::complaints ||
                    (measure.table == Table::refunds && looks_at_mark(measure.by_day));
  for (const Measure::Filter& filter : measure.filters) {
    visit(filter.condition, [&](const Expression& part) {
      hangs_on_others |= part.op == Op::join && (!stays(part.table) || looks_at_mark(part));
    });
    is_settled |= measure.table == Table::refunds && looks_at_mark(filter.condition);
  }
  return hangs_on_others || is_settled || may_be_appealed(measure.table) ||
         !measure.exemptions.empty();
}

bool is_doable(const Act& act) {
  return !act.is_past && act.kind != Act::Kind::turn && act.kind != Act::Kind::per_hundred &&
         act.kind != Act::Kind::worse && !act.is_half_known;
}

std::string_view to_text(Act::Kind kind) {
  switch (kind) {
    case Act::Kind::good:
      return "good";
    case Act::Kind::turn:
      return "turn";
    case Act::Kind::avoid:
      return "avoid";
    case Act::Kind::spread:
      return "spread";
    case Act::Kind::best:
      return "best";
    case Act::Kind::quick:
      return "quick";
    case Act::Kind::rich:
      return "rich";
    case Act::Kind::more:
      return "more";
    case Act::Kind::fewer:
      return "fewer";
    case Act::Kind::per_hundred:
      return "per_hundred";
    case Act::Kind::bad:
      return "bad";
    case Act::Kind::worst:
      return "worst";
    case Act::Kind::worse:
      return "worse";
  }
  return {};
}

}  // namespace xingji::diagnose
