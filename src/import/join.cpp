#include "import/join.h"

#include <algorithm>
#include <string>
#include <unordered_map>

namespace xingji::mapping {
namespace {

using RowsByKey = std::unordered_map<std::string, std::vector<std::uint32_t>>;

RowsByKey index_rows(const Sheet& sheet, const std::vector<std::size_t>& columns) {
  RowsByKey rows;
  rows.reserve(sheet.rows());
  for (std::uint32_t row = 0; row < sheet.rows(); ++row) {
    rows[joint_key(columns, [&](std::size_t column) { return sheet.cell(row, column); })].push_back(
        row);
  }
  return rows;
}

// Pairs rows slot by slot and keeps those that `where` lets through.
class Pairing {
 public:
  Pairing(const TableSource& source, std::vector<std::uint32_t>& rows, Groups& counts)
      : source_(source), rows_(rows), counts_(counts), row_(source.sheets.size(), no_match) {
    for (std::size_t i = 0; i < source.rule.joins.size(); ++i) {
      indexes_.push_back(index_rows(*source.sheets[i + 1], source.rule.joins[i].right));
    }
  }

  void start_at(std::uint32_t row) {
    row_[0] = row;
    pair_from(1);
  }

 private:
  const std::vector<std::uint32_t>* matches(std::size_t join) const {
    const auto cell_of = [&](ColumnRef column) { return source_.cell(row_, column); };
    const auto& left = source_.rule.joins[join].left;
    // An empty cell names nothing, so it equals nothing.
    const bool is_empty = std::any_of(left.begin(), left.end(),
                                      [&](ColumnRef column) { return cell_of(column).empty(); });
    if (is_empty) return nullptr;
    const auto found = indexes_[join].find(joint_key(left, cell_of));
    return found == indexes_[join].end() ? nullptr : &found->second;
  }

  void pair_from(std::size_t slot) {
    if (slot == row_.size()) {
      keep();
      return;
    }
    if (const auto* found = matches(slot - 1)) {
      for (const std::uint32_t row : *found) {
        row_[slot] = row;
        pair_from(slot + 1);
      }
    } else if (source_.rule.joins[slot - 1].optional) {
      row_[slot] = no_match;
      pair_from(slot + 1);
    } else {
      ++counts_.unmatched[slot - 1];
    }
  }

  void keep() {
    if (source_.hold(source_.rule.where, row_)) {
      rows_.insert(rows_.end(), row_.begin(), row_.end());
    } else {
      ++counts_.filtered;
    }
  }

  const TableSource& source_;
  std::vector<std::uint32_t>& rows_;
  Groups& counts_;
  std::vector<std::uint32_t> row_;
  std::vector<RowsByKey> indexes_;
};

// The group of each joined row, numbered by first appearance.
std::vector<std::size_t> number_groups(const TableSource& source,
                                       const std::vector<std::uint32_t>& rows, std::size_t width) {
  std::vector<std::size_t> group_of(rows.size() / width);
  std::unordered_map<std::string, std::size_t> known;
  for (std::size_t i = 0; i < group_of.size(); ++i) {
    const JoinedRow row = JoinedRow(rows).subspan(i * width, width);
    const bool grouped = !source.rule.group.empty();
    group_of[i] =
        grouped ? known
                      .try_emplace(
                          joint_key(source.rule.group,
                                    [&](ColumnRef column) { return source.cell(row, column); }),
                          known.size())
                      .first->second
                : i;
  }
  return group_of;
}

}  // namespace

bool TableSource::holds(const Test& test, JoinedRow row) const {
  const std::string_view value = cell(row, test.column);
  const bool found = test.words.empty() ? !value.empty()
                                        : std::find(test.words.begin(), test.words.end(), value) !=
                                              test.words.end();
  return found == test.wanted;
}

bool TableSource::hold(const std::vector<Test>& tests, JoinedRow row) const {
  return std::all_of(tests.begin(), tests.end(),
                     [&](const Test& test) { return holds(test, row); });
}

Groups join_rows(const TableSource& source) {
  Groups groups;
  groups.width_ = source.sheets.size();
  groups.unmatched.resize(source.rule.joins.size());
  std::vector<std::uint32_t> rows;
  Pairing pairing(source, rows, groups);
  for (std::uint32_t row = 0; row < source.sheets[0]->rows(); ++row) pairing.start_at(row);

  const std::vector<std::size_t> group_of = number_groups(source, rows, groups.width_);
  const std::size_t count =
      group_of.empty() ? 0 : *std::max_element(group_of.begin(), group_of.end()) + 1;
  groups.begin_.assign(count + 1, 0);
  for (const std::size_t group : group_of) ++groups.begin_[group + 1];
  for (std::size_t i = 0; i < count; ++i) groups.begin_[i + 1] += groups.begin_[i];
  groups.rows_.resize(rows.size());
  std::vector<std::size_t> next(groups.begin_.begin(), groups.begin_.end() - 1);
  for (std::size_t i = 0; i < group_of.size(); ++i) {
    const JoinedRow row = JoinedRow(rows).subspan(i * groups.width_, groups.width_);
    const std::size_t to = next[group_of[i]]++ * groups.width_;
    std::copy(row.begin(), row.end(), groups.rows_.begin() + static_cast<std::ptrdiff_t>(to));
  }
  return groups;
}

}  // namespace xingji::mapping
