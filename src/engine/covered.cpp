#include "engine/covered.h"

#include <algorithm>
#include <utility>

#include "facts/filings.h"

namespace xingji {

namespace {

void find_complete_days(const FactSet& facts, const AccountRows& account, Table table,
                        std::optional<Day> still_after, std::vector<CoveredDays>& spans) {
  spans.clear();
  add_coverage(facts, *account.shard, account.account, table, spans);
  if (still_after && !spans.empty()) spans.push_back({*still_after + 1, INT32_MAX});
  const Instant opened_at = account.shard->accounts[account.account].opened_at;
  if (opened_at != 0) spans.push_back({INT32_MIN, facts.zone.day_of(opened_at) - 1});
  std::sort(spans.begin(), spans.end(),
            [](const CoveredDays& a, const CoveredDays& b) { return a.first < b.first; });
  std::size_t joined = 0;
  for (const CoveredDays& span : spans) {
    CoveredDays* last = joined == 0 ? nullptr : &spans[joined - 1];
    if (last != nullptr && (last->last == INT32_MAX || span.first <= last->last + 1)) {
      last->last = std::max(last->last, span.last);
    } else {
      spans[joined++] = span;
    }
  }
  spans.resize(joined);
}

}  // namespace

std::vector<CoveredDays> complete_days(const FactSet& facts, const AccountRows& account,
                                       Table table) {
  std::vector<CoveredDays> spans;
  find_complete_days(facts, account, table, std::nullopt, spans);
  return spans;
}

Coverage::Coverage(const Plan& plan, Day first, Day last)
    : facts_(*plan.facts), still_after_(plan.still_after), asked_{first - 1, last} {
  for (const MeasurePlan& measure : plan.measures) {
    asked_.first = std::min(asked_.first, first - 1 + measure.earliest);
    asked_.last = std::max(asked_.last, last + measure.latest);
    for (const Table table : measure.tables) {
      const bool is_new = std::find(tables_.begin(), tables_.end(), table) == tables_.end();
      if (is_new) tables_.push_back(table);
    }
  }
}

// Covered as the data set is, and opened before any day that is asked for.
bool Coverage::is_usual(const AccountRows& account) const {
  const auto [begin, end] = account.shard->rows_of(Table::coverage, account.account);
  const Instant opened_at = account.shard->accounts[account.account].opened_at;
  return begin == end && (opened_at == 0 || facts_.zone.day_of(opened_at) <= asked_.first);
}

bool Coverage::turn_to(const AccountRows& account) {
  const bool was_usual = std::exchange(was_usual_, is_usual(account));
  if (was_usual && was_usual_) return false;
  bool differs = !std::exchange(is_turned_, true);
  for (const Table table : tables_) {
    find_complete_days(facts_, account, table, still_after_, found_);
    clip(found_);
    std::vector<CoveredDays>& spans = spans_[static_cast<std::size_t>(table)];
    if (found_ == spans) continue;
    spans = found_;
    differs = true;
  }
  return differs;
}

// What no window asks for is no difference: shops opened on different days long ago.
void Coverage::clip(std::vector<CoveredDays>& spans) const {
  std::erase_if(spans, [&](const CoveredDays& span) {
    return span.first > asked_.last || span.last < asked_.first;
  });
  for (CoveredDays& span : spans) {
    span.first = std::max(span.first, asked_.first);
    span.last = std::min(span.last, asked_.last);
  }
}

Covered Coverage::of(const std::vector<Table>& tables, Day first, Day last) const {
  Covered covered = Covered::fully;
  for (const Table table : tables) {
    const auto& spans = spans_[static_cast<std::size_t>(table)];
    const auto touches = [&](const CoveredDays& span) {
      return span.first <= last && span.last >= first;
    };
    const auto at = std::find_if(spans.begin(), spans.end(), touches);
    if (at == spans.end()) return Covered::none;
    // Neighbours are joined, so a whole window lies within one span.
    if (at->first > first || at->last < last) covered = Covered::partly;
  }
  return covered;
}

std::int64_t count_covered(const FactSet& facts, const AccountRows& account,
                           const std::vector<Table>& tables, Day first, Day last) {
  std::vector<CoveredDays> common{{first, last}};
  for (const Table table : tables) {
    std::vector<CoveredDays> next;
    for (const CoveredDays& own : complete_days(facts, account, table)) {
      for (const CoveredDays& span : common) {
        const CoveredDays both{std::max(own.first, span.first), std::min(own.last, span.last)};
        if (both.first <= both.last) next.push_back(both);
      }
    }
    common = std::move(next);
  }
  std::int64_t days = 0;
  for (const CoveredDays& span : common) days += span.last - span.first + 1;
  return days;
}

void note_covered(const Rules& rules, const Plan& plan, const AccountRows& account,
                  const Balances& balances, Card& card) {
  for (std::size_t i = 0; i < card.indicators.size(); ++i) {
    IndicatorResult& result = card.indicators[i];
    if (result.status == IndicatorStatus::not_in_force) continue;
    if (result.basis != Basis::facts) continue;
    for (const std::size_t m : formula_of(rules, i, result).measures()) {
      if (balances.at(m, card.day).is_given) continue;
      const MeasurePlan& measure = plan.measures[m];
      const Window::Choice& window =
          measure.measure->window.choices[balances.at(m, card.day).choice];
      const Day first = window.first_day(card.day);
      const Day last = window.last_day(card.day);
      const IndicatorResult::Days days{
          count_covered(*plan.facts, account, measure.tables, first, last), last - first + 1};
      // The measure that is covered least tells how far the indicator can be trusted.
      const bool is_less =
          !result.days || days.covered * result.days->window < result.days->covered * days.window;
      if (is_less) result.days = days;
    }
  }
}

}  // namespace xingji
