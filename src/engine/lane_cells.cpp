#include "engine/lane_cells.h"

#include <algorithm>

#include "engine/comparison.h"
#include "facts/needs.h"

namespace xingji {

void LaneCells::show(const Sight& sight, std::uint32_t row, Instant view, std::size_t lane,
                     LaneValues& to) {
  const std::int64_t value = sight.value(row);
  const bool is_seen = value != missing && sight.shows(row, view);
  if (sight.kind() == Kind::flag) {
    to.value[lane] = is_seen ? value : 0;
    to.known[lane] = 1;
    return;
  }
  to.value[lane] = value;
  to.known[lane] = static_cast<std::uint8_t>(is_seen);
  if (sight.kind() == Kind::decimal) to.denominator[lane] = micro_one;
}

void LaneCells::own(std::size_t column, LaneValues& to) const {
  const TableData& data = shard_.table(table_);
  const ColumnData& cells = data.columns[column];
  if (cells.kind == Kind::instant && !cells.words.empty()) return instants(cells.words.data(), to);
  if (order_link(table_) == column) return links(to);
  const Sight sight(data, table_, column);
  if (!cells.words.empty()) return symbols(sight, cells.words.data(), to);
  for (std::size_t i = 0; i < lanes_.size(); ++i) {
    show(sight, lanes_.rows[i], lanes_.views[i], i, to);
  }
}

namespace {

// Whether a view shows an instant; 0, which is none, is beyond every view when it is one less.
bool is_shown(std::uint32_t instant, Instant view) {
  return static_cast<std::uint64_t>(instant) - 1 < static_cast<std::uint64_t>(view);
}

// Words that are 0 where there is none; `shows`: whether a row shows its word to a view. Where
// lanes lie is looked up before the loop: a mark is a byte, and a byte written may be part of
// anything, also of where they lie.
template <class Shows>
void read_words(const std::uint32_t* words, const Lanes& lanes, const Shows& shows,
                LaneValues& to) {
  const std::size_t count = lanes.size();
  const std::uint32_t* rows = lanes.rows.data();
  const Instant* views = lanes.views.data();
  std::int64_t* values = to.value.data();
  std::uint8_t* known = to.known.data();
  for (std::size_t i = 0; i < count; ++i) {
    const std::uint32_t word = words[rows[i]];
    values[i] = word;
    known[i] = static_cast<std::uint8_t>(shows(word, rows[i], views[i]));
  }
}

}  // namespace

void LaneCells::instants(const std::uint32_t* words, LaneValues& to) const {
  read_words(
      words, lanes_,
      [](std::uint32_t instant, std::uint32_t, Instant view) { return is_shown(instant, view); },
      to);
}

// The same as two columns, a sum and a comparison of lanes.
void LaneCells::compare(Op op, const Moment& left, const Moment& right, LaneValues& to) const {
  const auto& columns = shard_.table(table_).columns;
  const ColumnCells<std::uint32_t>& lefts = columns[left.column].words;
  const ColumnCells<std::uint32_t>& rights = columns[right.column].words;
  if (lefts.empty() || rights.empty()) {  // not kept, so never shown
    std::fill(to.value.begin(), to.value.end(), 0);
    std::fill(to.known.begin(), to.known.end(), std::uint8_t{0});
    return;
  }
  const std::uint32_t* const rows = lanes_.rows.data();
  const Instant* const views = lanes_.views.data();
  const std::uint32_t* const as = lefts.data();
  const std::uint32_t* const bs = rights.data();
  std::int64_t* const values = to.value.data();
  std::uint8_t* const known = to.known.data();
  const std::size_t count = lanes_.size();
  with_comparison(op, [&](const auto& compares) {
    for (std::size_t i = 0; i < count; ++i) {
      const std::uint32_t a = as[rows[i]];
      const std::uint32_t b = bs[rows[i]];
      const int are_shown =
          static_cast<int>(is_shown(a, views[i])) & static_cast<int>(is_shown(b, views[i]));
      known[i] = static_cast<std::uint8_t>(are_shown);
      values[i] = static_cast<int>(compares(a + left.later, b + right.later)) & are_shown;
    }
  });
}

void LaneCells::symbols(const Sight& sight, const std::uint32_t* words, LaneValues& to) const {
  const auto shows = [&](std::uint32_t symbol, std::uint32_t row, Instant view) {
    return symbol != 0 && sight.shows(row, view);
  };
  read_words(words, lanes_, shows, to);
}

// An order_id is kept as the case it leads to: it can be asked for, not compared.
void LaneCells::links(LaneValues& to) const {
  const auto& cases = shard_.table(table_).case_of;
  for (std::size_t i = 0; i < lanes_.size(); ++i) {
    to.value[i] = Symbols::unknown;
    to.known[i] = static_cast<std::uint8_t>(!cases.empty() && cases[lanes_.rows[i]] != no_row);
  }
}

void LaneCells::of_order(std::size_t column, LaneValues& to) const {
  const TableData& orders = shard_.table(Table::orders);
  const Existence existence(orders, Table::orders);
  const Sight sight(orders, Table::orders, column);
  const bool is_flag = sight.kind() == Kind::flag;
  for (std::size_t i = 0; i < lanes_.size(); ++i) {
    const AccountRows& account = accounts_[lanes_.account_of(i)];
    const std::uint32_t row = order_row(account, table_, lanes_.rows[i]);
    if (row != no_row && existence.of(row, lanes_.views[i])) {
      show(sight, row, lanes_.views[i], i, to);
    } else {
      to.value[i] = 0;
      to.known[i] = static_cast<std::uint8_t>(is_flag);
    }
  }
}

}  // namespace xingji
