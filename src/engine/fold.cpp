#include "engine/fold.h"

#include <algorithm>

#include "engine/exempt.h"
#include "engine/window.h"

namespace xingji {
namespace {

// Posts of one measure, one difference array per window choice.
struct Posts {
  std::vector<std::vector<std::int64_t>> differences;

  Posts(std::size_t choices, Day first, Day last)
      : differences(choices,
                    std::vector<std::int64_t>(static_cast<std::size_t>(last - first + 2), 0)) {}
};

class MeasureFold {
 public:
  MeasureFold(Plan& plan, std::size_t measure, const AccountRows& account, Day first, Day last,
              const std::vector<Filing>& filings, Witness* witness)
      : plan_(plan.measures[measure]),
        zone_(plan.pack->zone),
        account_(account),
        data_(account.shard->table(plan_.measure->table)),
        first_(first),
        last_(last),
        existence_(data_, plan_.measure->table),
        exempt_(plan_.exempt),
        witness_(witness),
        posts_(plan_.measure->window.choices.size(), first, last),
        lanes_(plan.room.lanes),
        spans_(plan.room.spans),
        changes_(plan.room.changes),
        marks_(plan.room.marks) {
    exempt_.start(filings);
    if (witness_ != nullptr) witness_->filters.resize(plan_.filters.size());
  }

  Sums run() {
    constexpr std::size_t block = 512;  // lanes at a time: registers stay in the second-level cache
    const auto [begin, end] = account_.shard->rows_of(plan_.measure->table, account_.account);
    if (begin == end) return running_sums();
    const auto skim = plain_anchor_range();
    for (std::uint32_t row = begin; row < end; ++row) {
      if (skim && !skim->holds(row)) continue;
      add_lanes(row);
      if (lanes_.size() >= block) post_block();
    }
    post_block();
    return running_sums();
  }

 private:
  Sums running_sums() {
    for (auto& differences : posts_.differences) {
      for (std::size_t i = 1; i < differences.size(); ++i) {
        add(differences[i - 1], differences[i]);
      }
      differences.pop_back();
    }
    return {std::move(posts_.differences), fits_};
  }

  void add(std::int64_t value, std::int64_t& to) {
    if (__builtin_add_overflow(to, value, &to)) fits_ = false;
  }

  // Rows whose plain anchor lies outside every window can be left without a look.
  struct AnchorRange {
    const std::uint32_t* words;
    std::int64_t from;
    std::int64_t until;
    bool holds(std::uint32_t row) const {
      const std::int64_t anchor = words[row];
      return anchor >= from && anchor <= until;
    }
  };
  std::optional<AnchorRange> plain_anchor_range() const {
    const auto column = plan_.anchor.plain_column();
    if (!column || data_.columns[*column].words.empty()) return std::nullopt;
    return AnchorRange{data_.columns[*column].words.data(),
                       std::max<Instant>(1, zone_.start_of(first_ + plan_.earliest)),
                       zone_.end_of(last_ + plan_.latest)};
  }

  void add_lane(std::uint32_t row, Day from, Day until) {
    const Instant view = until == last_ && from == last_ ? last_view_ : zone_.end_of(from);
    if (!existence_.of(row, view)) return;
    lanes_.rows.push_back(row);
    lanes_.views.push_back(view);
    spans_.from.push_back(from);
    spans_.until.push_back(until);
  }

  void add_change(Instant instant) {
    if (instant == 0) return;
    const Day day = zone_.day_of(instant);
    if (day > first_ && day <= last_) changes_.push_back(day);
  }

  void add_changes_of(std::uint32_t row, const TouchedColumn& touched) {
    const TableData& data = account_.shard->table(touched.table);
    const auto& words = data.columns[touched.column].words;
    if (words.empty()) return;
    if (touched.table == plan_.measure->table) add_change(words[row]);
    if (touched.table == Table::orders && plan_.measure->table != Table::orders) {
      const std::uint32_t order = order_row(account_, plan_.measure->table, row);
      if (order != no_row) add_change(words[order]);
    }
    if (touched.table != Table::orders) {
      const auto [begin, end] = joined_rows(account_, plan_.measure->table, row, touched.table);
      for (std::uint32_t other = begin; other < end; ++other) add_change(words[other]);
    }
  }

  // One lane for every stretch of days on which nothing that the measure sees changes.
  void add_lanes(std::uint32_t row) {
    if (first_ == last_) return add_lane(row, first_, last_);
    changes_.clear();
    for (const TouchedColumn& touched : plan_.instants) add_changes_of(row, touched);
    for (const Instant instant : exempt_.changes()) add_change(instant);
    for (const Day day : plan_.changes) {
      if (day > first_ && day <= last_) changes_.push_back(day);
    }
    std::sort(changes_.begin(), changes_.end());
    changes_.erase(std::unique(changes_.begin(), changes_.end()), changes_.end());
    Day from = first_;
    for (const Day day : changes_) {
      add_lane(row, from, day - 1);
      from = day;
    }
    add_lane(row, from, last_);
  }

  void keep(std::span<const std::uint8_t> marks) {
    lanes_.keep(marks);
    spans_.keep(marks);
  }

  void post_block() {
    if (lanes_.size() > 0) {
      anchor_lanes();
      filter_lanes();
      exempt_lanes();
      post_lanes();
    }
    lanes_.clear();
    spans_.clear();
  }

  void anchor_lanes() {
    const LaneValues& anchors = plan_.anchor.run(account_, lanes_);
    marks_.assign(lanes_.size(), 0);
    lanes_.anchors.resize(lanes_.size());
    for (std::size_t i = 0; i < lanes_.size(); ++i) {
      if (anchors.known[i] == 0) continue;
      const Day day = zone_.day_of(anchors.value[i]);
      lanes_.anchors[i] = day;
      // In some window on some day of the span.
      marks_[i] = static_cast<std::uint8_t>(day - plan_.latest <= spans_.until[i] &&
                                            day - plan_.earliest >= spans_.from[i]);
    }
    keep(marks_);
    if (witness_ != nullptr) keep_in_window();
  }

  // With a witness there is one day, and only rows inside the window that applies are of interest.
  void keep_in_window() {
    const Window::Choice& choice = plan_.measure->window.choices[witness_choice_];
    marks_.assign(lanes_.size(), 0);
    for (std::size_t i = 0; i < lanes_.size(); ++i) {
      marks_[i] = static_cast<std::uint8_t>(lanes_.anchors[i] >= first_ + choice.from &&
                                            lanes_.anchors[i] <= first_ + choice.to);
    }
    keep(marks_);
    witness_->in_window += lanes_.size();
  }

  void filter_lanes() {
    for (std::size_t f = 0; f < plan_.filters.size() && lanes_.size() > 0; ++f) {
      const LaneValues& holds = plan_.filters[f].run(account_, lanes_);
      marks_.resize(lanes_.size());
      for (std::size_t i = 0; i < lanes_.size(); ++i) {
        marks_[i] = static_cast<std::uint8_t>(holds.known[i] != 0 && holds.value[i] == 1);
        if (witness_ != nullptr && marks_[i] == 0) {
          ++witness_->filters[f].untrue;
          witness_->filters[f].unknown += holds.known[i] == 0 ? 1U : 0U;
        }
      }
      keep(marks_);
    }
  }

  void exempt_lanes() {
    if (exempt_.is_empty() || lanes_.size() == 0) return;
    marks_.assign(lanes_.size(), 1);
    for (std::size_t e = 0; e < plan_.exempted_instants.size(); ++e) {
      const LaneValues& instants = plan_.exempted_instants[e].run(account_, lanes_);
      for (std::size_t i = 0; i < lanes_.size(); ++i) {
        if (marks_[i] == 0 || instants.known[i] == 0) continue;
        const Filing* filing =
            exempt_.find(e, account_, lanes_.rows[i], instants.value[i], lanes_.views[i]);
        if (filing == nullptr) continue;
        marks_[i] = 0;
        if (witness_ != nullptr) witness_->exempted.push_back({lanes_.rows[i], filing->id});
      }
    }
    keep(marks_);
  }

  // In the measure's units, of which every value is a whole number; the loader sees to it.
  std::int64_t value_of(const LaneValues& values, std::size_t lane) {
    if (plan_.measure->value->type != Type::number) return values.value[lane];
    const Int128 product = static_cast<Int128>(values.value[lane]) * plan_.measure->denominator;
    CHECK(product % values.denominator[lane] == 0);
    const Int128 units = product / values.denominator[lane];
    // Kept off the lowest value, so that posts can change its sign.
    if (units > INT64_MAX || units <= INT64_MIN) {
      fits_ = false;
      return 0;
    }
    return static_cast<std::int64_t>(units);
  }

  void post_lanes() {
    if (lanes_.size() == 0) return;
    const LaneValues* values = plan_.value ? &plan_.value->run(account_, lanes_) : nullptr;
    for (std::size_t i = 0; i < lanes_.size(); ++i) {
      if (values != nullptr && values->known[i] == 0) {
        if (witness_ != nullptr) ++witness_->without_value;
        continue;
      }
      const std::int64_t value = values == nullptr ? 1 : value_of(*values, i);
      post(i, value);
      if (witness_ != nullptr) witness_->counted.push_back({lanes_.rows[i], value});
    }
  }

  void post(std::size_t lane, std::int64_t value) {
    for (std::size_t c = 0; c < posts_.differences.size(); ++c) {
      const Window::Choice& choice = plan_.measure->window.choices[c];
      const Day enter = std::max(spans_.from[lane], lanes_.anchors[lane] - choice.to);
      const Day leave = std::min(spans_.until[lane], lanes_.anchors[lane] - choice.from) + 1;
      if (enter >= leave) continue;
      add(value, posts_.differences[c][static_cast<std::size_t>(enter - first_)]);
      add(-value, posts_.differences[c][static_cast<std::size_t>(leave - first_)]);
    }
  }

 public:
  void witness_choice(std::size_t choice) { witness_choice_ = choice; }

 private:
  MeasurePlan& plan_;
  const Zone& zone_;
  const AccountRows& account_;
  const TableData& data_;
  Day first_;
  Day last_;
  Instant last_view_ = zone_.end_of(last_);
  Existence existence_;
  ExemptRows& exempt_;
  Witness* witness_;
  std::size_t witness_choice_ = 0;
  Posts posts_;
  bool fits_ = true;
  Lanes& lanes_;
  Spans& spans_;
  std::vector<Day>& changes_;
  std::vector<std::uint8_t>& marks_;
};

}  // namespace

Balances fold(Plan& plan, const AccountRows& account, Day first, Day last,
              std::vector<Witness>* witnesses) {
  // A window chosen by yesterday's volume needs yesterday's balances too.
  const Day begin = plan.looks_back ? first - 1 : first;
  const std::vector<Filing> filings = filings_of(*plan.facts, *account.shard, account.account);
  std::vector<Sums> sums;
  for (std::size_t m = 0; m < plan.measures.size(); ++m) {
    sums.push_back(MeasureFold(plan, m, account, begin, last, filings, nullptr).run());
  }
  Balances balances = settle_windows(plan, account, sums, begin, first, last);
  if (witnesses == nullptr) return balances;
  CHECK(first == last && witnesses->size() == plan.measures.size());
  for (std::size_t m = 0; m < plan.measures.size(); ++m) {
    MeasureFold again(plan, m, account, first, last, filings, &(*witnesses)[m]);
    again.witness_choice(balances.at(m, first).choice);
    again.run();
  }
  return balances;
}

}  // namespace xingji
