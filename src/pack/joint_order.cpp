#include "pack/joint_order.h"

#include <algorithm>
#include <array>
#include <set>

#include "pack/joint.h"
#include "pack/range.h"

namespace xingji {
namespace {

using Texts = std::set<std::string>;

// Sessions are made, not read: nothing in one stands before it opens.
bool comes_before(const Expression& one, const Expression& other) {
  constexpr auto course = std::to_array<std::string_view>(
      {"opened_at", "first_reply_at", "first_human_reply_at", "ended_at"});
  const auto position = [&](const Expression& column) {
    const bool is_session =
        column.op == Op::column && !column.of_order && column.table == Table::sessions;
    if (!is_session) return course.end();
    const std::string_view name = definition(Table::sessions).columns[column.column].name;
    return std::find(course.begin(), course.end(), name);
  };
  return position(one) < position(other) && position(other) != course.end();
}

Texts filters_of(const Expression& join) {
  Texts texts;
  std::vector<const Expression*> parts;
  for (const Expression& filter : join.arguments) add_parts(filter, parts);
  for (const Expression* part : parts) texts.insert(to_text(*part));
  return texts;
}

bool is_counted_among(const Expression& some, const Expression& all) {
  if (some.join != Join::count || all.join != Join::count) return false;
  const Texts of_some = filters_of(some);
  const Texts of_all = filters_of(all);
  return std::includes(of_some.begin(), of_some.end(), of_all.begin(), of_all.end());
}

// Of the same rows: the lowest, one of them, the highest.
bool is_lower_of(const Expression& one, const Expression& other) {
  const auto is_of_one = [](const Expression& join) {
    return join.join == Join::first || join.join == Join::last;
  };
  const bool is_low = one.join == Join::min || is_of_one(one);
  const bool is_high = other.join == Join::max || is_of_one(other);
  return is_low && is_high && !(is_of_one(one) && is_of_one(other)) && one.column == other.column &&
         filters_of(one) == filters_of(other);
}

}  // namespace

bool is_up_to(const Expression& one, const Expression& other, const Pack& pack) {
  if (one.op == Op::measure && other.op == Op::measure) {
    const auto some = find_measure(pack, one.name);
    const auto all = find_measure(pack, other.name);
    return some && all && is_share(pack.measures[*some], pack.measures[*all], pack);
  }
  if (one.op == Op::join && other.op == Op::join && one.table == other.table) {
    return is_counted_among(one, other) || is_lower_of(one, other);
  }
  return comes_before(one, other);
}

}  // namespace xingji
