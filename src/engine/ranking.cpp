#include "engine/ranking.h"

#include <algorithm>
#include <functional>
#include <set>

#include "base/ratio.h"
#include "base/text.h"
#include "facts/needs.h"

namespace xingji {

// One group, day by day: the best are kept, the others wait for one of them to leave.
class Ranking::Sweep {
 public:
  Sweep(const Ranking& ranking, std::span<const Candidate> group, Members& members)
      : group_(group), members_(members), keep_(*ranking.selection_->keep) {
    const auto is_better = [this, &ranking](std::size_t a, std::size_t b) {
      return keep_.is_first ? ranking.is_before(group_[a], group_[b])
                            : ranking.is_before(group_[b], group_[a]);
    };
    kept_ = Ranked(is_better);
    waiting_ = Ranked(is_better);
    since_.resize(group.size());
  }

  void run() {
    struct Event {
      Day day;
      bool comes;
      std::size_t candidate;
    };
    std::vector<Event> events;
    for (std::size_t i = 0; i < group_.size(); ++i) {
      events.push_back({group_[i].span.from, true, i});
      events.push_back({group_[i].span.until + 1, false, i});
    }
    // Whoever goes makes room first.
    std::sort(events.begin(), events.end(), [](const Event& a, const Event& b) {
      return a.day != b.day ? a.day < b.day : !a.comes && b.comes;
    });
    for (const Event& event : events) {
      if (event.comes) {
        come(event.candidate, event.day);
      } else {
        go(event.candidate, event.day);
      }
    }
  }

 private:
  using Ranked = std::set<std::size_t, std::function<bool(std::size_t, std::size_t)>>;

  void keep(std::size_t candidate, Day day) {
    kept_.insert(candidate);
    since_[candidate] = day;
  }

  void drop(std::size_t candidate, Day day) {
    kept_.erase(candidate);
    if (since_[candidate] < day) {
      members_.add(group_[candidate].row, {since_[candidate], day - 1});
    }
  }

  void come(std::size_t candidate, Day day) {
    if (kept_.size() < static_cast<std::size_t>(keep_.most)) return keep(candidate, day);
    const std::size_t worst = *kept_.rbegin();
    if (!kept_.key_comp()(candidate, worst)) {
      waiting_.insert(candidate);
      return;
    }
    drop(worst, day);
    waiting_.insert(worst);
    keep(candidate, day);
  }

  void go(std::size_t candidate, Day day) {
    if (waiting_.erase(candidate) > 0) return;
    drop(candidate, day);
    if (waiting_.empty()) return;
    const std::size_t next = *waiting_.begin();
    waiting_.erase(waiting_.begin());
    keep(next, day);
  }

  std::span<const Candidate> group_;
  Members& members_;
  const Keep& keep_;
  Ranked kept_;
  Ranked waiting_;
  std::vector<Day> since_;
};

Ranking::Ranking(const Selection& selection, const Pack& pack, const FactSet& facts)
    : selection_(&selection), facts_(&facts) {
  const Table table = selection.rows.table;
  for (const std::string_view name : split(definition(table).key, ' ')) {
    id_columns_.push_back(column_index(table, name));
  }
  if (!selection.keep) return;
  order_.emplace(selection.keep->ordered_by, table, pack, facts);
  for (const Expression& key : selection.keep->within) keys_.emplace_back(key, table, pack, facts);
}

void Ranking::start(const AccountRows& account) {
  const Table table = selection_->rows.table;
  data_ = &account.shard->table(table);
  const auto [begin, end] = account.shard->rows_of(table, account.account);
  members_ = Members(begin, end);
  candidates_.clear();
}

void Ranking::take(const AccountRows& account, const Lanes& lanes,
                   const std::vector<Members::Span>& spans) {
  if (!selection_->keep) {
    for (std::size_t i = 0; i < lanes.size(); ++i) members_.add(lanes.rows[i], spans[i]);
    return;
  }
  const LaneValues& order = order_->run(account, lanes);
  const std::size_t first = candidates_.size();
  std::vector<std::uint8_t> ranks(lanes.size());
  for (std::size_t i = 0; i < lanes.size(); ++i) {
    ranks[i] = order.known[i];
    candidates_.push_back({lanes.rows[i], spans[i], order.value[i], {}});
  }
  for (Program& key : keys_) {
    const LaneValues& values = key.run(account, lanes);
    // An order_id is kept as the case that it leads to.
    const auto column = key.plain_column();
    const bool is_link = column && column == order_link(selection_->rows.table);
    for (std::size_t i = 0; i < lanes.size(); ++i) {
      ranks[i] &= values.known[i];
      const Ratio lowest = Ratio::of(
          is_link && values.known[i] != 0 ? data_->case_of[lanes.rows[i]] : values.value[i],
          values.denominator.empty() || values.known[i] == 0 ? 1 : values.denominator[i]);
      candidates_[first + i].keys.emplace_back(static_cast<std::int64_t>(lowest.numerator),
                                               static_cast<std::int64_t>(lowest.denominator));
    }
  }
  // A row without its instant or without a key has no place in any group.
  std::size_t kept = first;
  for (std::size_t i = 0; i < lanes.size(); ++i) {
    if (ranks[i] == 0) continue;
    if (kept != first + i) candidates_[kept] = std::move(candidates_[first + i]);
    ++kept;
  }
  candidates_.resize(kept);
}

bool Ranking::is_before(const Candidate& a, const Candidate& b) const {
  if (a.order != b.order) return a.order < b.order;
  if (a.row == b.row) return a.span.from < b.span.from;
  const auto event = event_column(selection_->rows.table);
  const auto& events = data_->columns[event.value_or(0)].words;
  if (event && events[a.row] != events[b.row]) return events[a.row] < events[b.row];
  for (const std::size_t column : id_columns_) {
    const auto& ids = data_->columns[column].words;
    if (ids.empty() || ids[a.row] == ids[b.row]) continue;
    return facts_->symbols.text(ids[a.row]) < facts_->symbols.text(ids[b.row]);
  }
  return a.row < b.row;
}

Members Ranking::finish() {
  std::stable_sort(candidates_.begin(), candidates_.end(),
                   [](const Candidate& a, const Candidate& b) { return a.keys < b.keys; });
  for (std::size_t begin = 0, end = 0; begin < candidates_.size(); begin = end) {
    while (++end < candidates_.size() && candidates_[end].keys == candidates_[begin].keys) {
    }
    Sweep(*this, std::span(candidates_).subspan(begin, end - begin), members_).run();
  }
  return std::move(members_);
}

}  // namespace xingji
