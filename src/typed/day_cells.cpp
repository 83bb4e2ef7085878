#include "typed/day_cells.h"

#include <algorithm>
#include <array>
#include <cstdlib>

namespace xingji::typed {
namespace {

constexpr Day half_a_year = 183;
const Day far_ahead = to_day({2100, 1, 1});

// The cells of one column or row that should be days, in their order.
using Run = std::vector<std::string*>;

template <std::size_t size>
bool is_one_of(std::string_view word, const std::array<std::string_view, size>& words) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

bool heads_days(std::string_view cell) {
  constexpr auto heads = std::to_array<std::string_view>({"时间", "date", "Date", "day", "Day"});
  return cell.ends_with("日期") || is_one_of(cell, heads);
}

// What stands in the corner of a table whose columns are days.
bool is_corner(std::string_view cell) {
  constexpr auto corners =
      std::to_array<std::string_view>({"", "指标", "指标名称", "指标项", "考核指标", "名称", "项目",
                                       "indicator", "metric", "name"});
  return is_one_of(cell, corners);
}

// Rows under 日期 that say whose or of how many days they are.
bool is_of_no_day(const std::string& cell) {
  return is_blank(cell) || part_of(cell) != Part::unsaid || is_month(cell) || period_in(cell);
}

bool is_a_day(const std::string& cell) {
  return day_text(cell, Order::month_first) || day_text(cell, Order::day_first) ||
         day_of_month(cell);
}

bool is_of_words(const Row& row) {
  return std::none_of(row.cells.begin(), row.cells.end(), [](const std::string& cell) {
    return cell.find_first_of("0123456789") != std::string::npos;
  });
}

// 7日, 15日 and 30日 side by side are periods, 1日 and 2日 are days.
bool follow_each_other(const Run& run) {
  for (std::size_t i = 1; i < run.size(); ++i) {
    const auto before = day_of_month(*run[i - 1]);
    const auto day = day_of_month(*run[i]);
    if (before && day && *day != *before + 1 && *day != 1) return false;
  }
  return true;
}

// The days over the columns of a table; nothing where the row is no such.
Run days_across(Row& row) {
  Run run;
  const bool is_said = heads_days(row.cells.front());
  if (!is_said && !is_corner(row.cells.front())) return {};
  for (std::size_t c = 1; c < row.cells.size(); ++c) {
    if (is_a_day(row.cells[c])) {
      run.push_back(&row.cells[c]);
    } else if (!is_said && !is_blank(row.cells[c])) {
      return {};
    }
  }
  const bool is_enough = is_said || (run.size() > 1 && follow_each_other(run));
  return is_enough ? run : Run{};
}

class Columns {
 public:
  explicit Columns(std::vector<Run>& runs) : runs_(runs) {}

  void see(Row& row, const Row* next) {
    if (!row.is_sheet) return end();
    if (Run across = days_across(row); !across.empty()) {
      end();
      runs_.push_back(std::move(across));
      return;
    }
    const auto& cells = row.cells;
    const auto head = std::find_if(cells.begin(), cells.end(), heads_days);
    if (head != cells.end()) return begin(static_cast<std::size_t>(head - cells.begin()));
    const bool is_open = column_ != std::string::npos && column_ < cells.size();
    const bool is_kept = is_open && (is_of_no_day(cells[column_]) || is_sum(cells[column_]));
    if (is_of_words(row) && !is_kept) {
      end();
      // A table without a word over its days.
      const bool is_unheaded = cells.front().empty() && next != nullptr && next->is_sheet &&
                               is_a_day(next->cells.front());
      return is_unheaded ? begin(0) : void();
    }
    if (is_open) take(row);
  }

 private:
  void begin(std::size_t column) {
    column_ = column;
    runs_.emplace_back();
  }
  void end() { column_ = std::string::npos; }

  void take(Row& row) {
    std::string& cell = row.cells[column_];
    if (is_a_day(cell)) {
      runs_.back().push_back(&cell);
    } else if (!is_of_no_day(cell)) {
      row.no_day = cell;
    }
  }

  std::vector<Run>& runs_;
  std::size_t column_ = std::string::npos;
};

std::vector<Run> runs_of(std::vector<Row>& rows) {
  std::vector<Run> runs;
  Columns columns(runs);
  for (std::size_t r = 0; r < rows.size(); ++r) {
    columns.see(rows[r], r + 1 < rows.size() ? &rows[r + 1] : nullptr);
  }
  return runs;
}

void write_signs(const Run& run) {
  const bool is_day_first_there =
      std::any_of(run.begin(), run.end(), [](const auto* cell) { return is_day_first(*cell); });
  const Order order = is_day_first_there ? Order::day_first : Order::month_first;
  for (std::string* cell : run) {
    if (const auto text = day_text(*cell, order)) *cell = *text;
  }
}

// Calls `see` with each cell of a sheet that is a day.
template <class See>
void each_day(std::vector<Row>& rows, Day near, See&& see) {
  for (Row& row : rows) {
    if (!row.is_sheet) continue;
    for (std::string& cell : row.cells) {
      if (const auto day = day_of(cell, near)) see(cell, *day);
    }
  }
}

// 27 and 27日 under 2026年11月.
void write_days_of_month(std::vector<Row>& rows) {
  for (std::size_t head = 0; head < rows.size(); ++head) {
    const auto& heads = rows[head].cells;
    const auto found = std::find_if(heads.begin(), heads.end(),
                                    [](const std::string& cell) { return is_month(cell); });
    if (!rows[head].is_sheet || found == heads.end()) continue;
    const auto column = static_cast<std::size_t>(found - heads.begin());
    for (std::size_t r = head + 1; r < rows.size() && rows[r].is_sheet; ++r) {
      if (column >= rows[r].cells.size()) continue;
      std::string& cell = rows[r].cells[column];
      const bool is_short = !cell.empty() && cell.size() <= 2 && is_bare(cell);
      const auto number = is_short ? std::optional(std::stoi(cell)) : day_of_month(cell);
      if (!number) continue;
      const auto day =
          day_of(*found + (*number < 10 ? "0" : "") + std::to_string(*number), far_ahead);
      if (day) cell = format_day(*day);
    }
  }
}

// Where other dates of the sheet say their year, those that do not get the one that puts them
// nearest: half a year behind the latest at most.
void write_years(std::vector<Row>& rows) {
  std::optional<Day> latest;
  each_day(rows, far_ahead, [&](const std::string& cell, Day day) {
    if (says_year(cell)) latest = std::max(latest.value_or(day), day);
  });
  if (!latest) return;
  each_day(rows, *latest + half_a_year, [](std::string& cell, Day day) {
    if (!says_year(cell)) cell = format_day(day);
  });
}

// The days of a run lie together, over new year too: 12-30, 12-31, 01-01. The last is the latest
// such day up to `near`; where `near` is one of them the others lie around it.
void write_years(const Run& run, Day near) {
  std::vector<std::pair<Day, std::string*>> days;
  for (std::string* cell : run) {
    const auto day = day_of(*cell, near);
    if (day && !says_year(*cell)) days.emplace_back(*day, cell);
  }
  if (days.empty()) return;
  const auto is_before = [](const auto& a, const auto& b) { return a.first < b.first; };
  const bool is_in_order = std::is_sorted(days.begin(), days.end(), is_before) ||
                           std::is_sorted(days.rbegin(), days.rend(), is_before);
  std::stable_sort(days.begin(), days.end(), is_before);
  // Where the widest gap is not the one around the year the run goes over the end of what `near`
  // gave: the days behind the gap are a year earlier, or those before it a year later.
  std::size_t behind = 0;
  Day widest = days.front().first + 365 - days.back().first;
  for (std::size_t i = 1; i < days.size(); ++i) {
    const Day gap = days[i].first - days[i - 1].first;
    if (gap > widest) behind = i;
    widest = std::max(widest, gap);
  }
  const bool is_parted = !is_in_order && widest >= half_a_year && behind > 0;
  const bool is_around = days.back().first == near;
  for (std::size_t i = 0; i < days.size(); ++i) {
    auto& [day, cell] = days[i];
    std::optional<Day> moved;
    if (is_parted && is_around && i < behind) moved = day_of(*cell, day + 366);
    if (is_parted && !is_around && i >= behind) moved = day_of(*cell, day - 1);
    *cell = format_day(moved.value_or(day));
  }
}

// The day with this number that lies nearest to another.
std::optional<Day> nearest_to(Day other, int number) {
  std::optional<Day> nearest;
  for (int months = -1; months <= 1; ++months) {
    const CivilDate first = to_civil(first_day_of_month(month_index(other) + months));
    const CivilDate date{first.year, first.month, number};
    if (!is_date(date)) continue;
    const Day day = to_day(date);
    const bool is_nearer = !nearest || std::abs(day - other) < std::abs(*nearest - other);
    if (is_nearer) nearest = day;
  }
  return nearest;
}

// The latest day with this number up to `near`.
std::optional<Day> latest_upto(Day near, int number) {
  for (int months = 0; months < 3; ++months) {
    const CivilDate first = to_civil(first_day_of_month(month_index(near) - months));
    const CivilDate date{first.year, first.month, number};
    if (is_date(date) && to_day(date) <= near) return to_day(date);
  }
  return std::nullopt;
}

// 6日 is near the day beside it; of nothing but such days the last is the latest up to `near`.
void write_months(const Run& run, Day near) {
  const auto settled = [&](std::size_t i) { return day_of(*run[i], far_ahead); };
  const auto take = [&](std::size_t i, std::optional<Day> day) {
    if (day) *run[i] = format_day(*day);
  };
  const bool is_any = std::any_of(run.begin(), run.end(), [](const std::string* cell) {
    return day_of(*cell, far_ahead).has_value();
  });
  if (!is_any && !run.empty()) {
    const auto first = day_of_month(*run.front());
    const auto last = day_of_month(*run.back());
    const auto second = run.size() > 1 ? day_of_month(*run[1]) : std::nullopt;
    const bool falls = first && second && *second == *first - 1;
    if (falls) take(0, latest_upto(near, *first));
    if (!falls && last) take(run.size() - 1, latest_upto(near, *last));
  }
  const auto look = [&](std::size_t i, std::size_t beside) {
    const auto number = day_of_month(*run[i]);
    const auto other = settled(beside);
    if (number && other) take(i, nearest_to(*other, *number));
  };
  for (std::size_t i = 1; i < run.size(); ++i) look(i, i - 1);
  for (std::size_t i = run.size(); i-- > 1;) look(i - 1, i);
}

}  // namespace

bool is_sum(std::string_view cell) {
  constexpr auto sums = std::to_array<std::string_view>(
      {"合计", "总计", "小计", "汇总", "total", "Total", "sum", "Sum"});
  return std::any_of(sums.begin(), sums.end(),
                     [&](std::string_view sum) { return cell.ends_with(sum); });
}

void write_days(std::vector<Row>& rows, std::optional<Day> near) {
  const std::vector<Run> runs = runs_of(rows);
  for (const Run& run : runs) write_signs(run);
  write_days_of_month(rows);
  write_years(rows);
  if (!near) return;
  for (const Run& run : runs) {
    write_years(run, *near);
    write_months(run, *near);
  }
}

}  // namespace xingji::typed
