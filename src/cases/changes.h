// The small changes to a pack that its cases should notice: a window that begins a day earlier, a
// word left out of a list, a weight, a row of a table. A case notices a change when what it expects
// no longer comes out. Knows the pack alone; what the cases do with it stands in notice.h.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "pack/pack.h"

namespace xingji::cases {

struct Change {
  Place place;
  std::string name;  // "measures.orders.window, begun a day earlier"
  std::string remedy;
  /// Makes the change in a copy of the pack. Of several ways it is enough that one is noticed.
  std::vector<std::function<void(Pack&)>> ways;
  /// What must be made again: points of the measures, measures of the rows, rows of the messages.
  enum class Of : std::uint8_t { measures, rows, messages };
  Of of = Of::measures;
  std::optional<Table> table = {};  // Of::rows: of which alone; empty: of any
  /// Made wherever its place is said, so that cases with an overlay, which may say something else
  /// there, can notice it, too.
  bool by_place = false;
};

/// The changes to one version of a pack, in no order.
std::vector<Change> changes_of(const Pack& whole);

/// One version changed in the families of the cases, each made once.
class Changed {
 public:
  Changed(const Pack& version, std::function<void(Pack&)> way);
  const Family& in(const Family& family);

 private:
  std::optional<Day> since_;
  std::function<void(Pack&)> way_;
  std::map<const Family*, Family> made_;
};

// Parts of the changes of a pack.

/// Numbers that expressions speak of.
void add_literals(const Pack& pack, std::vector<Change>& changes);

/// Conditions: the line itself belongs to the other side, they are turned round, a join takes
/// another of its rows, an instant is another one of its table.
void add_conditions(const Pack& pack, std::vector<Change>& changes);

/// Numbers of the rules: bounds, points, caps, parameters.
void add_numbers(const Pack& pack, std::vector<Change>& changes);

void add_tables(const Pack& pack, std::vector<Change>& changes);

/// Who is compared with whom: the attributes of groups, the fewest members, whose values are how
/// old.
void add_peers(const Pack& pack, std::vector<Change>& changes);

/// What a change to an expression makes anew.
struct Reach {
  Change::Of of = Change::Of::measures;
  std::optional<Table> table = {};  // as in Change
  bool only_day = false;            // of `by_day`: the time of day does not count
};

/// All that is about measures and rows, part by part.
void visit_parts(const Pack& pack, const std::function<void(const Expression&, const Reach&)>& see);

/// Changes every part of the pack that stands where `like` does: the same condition may stand in
/// several measures, as that of a set does.
void change_parts(Pack& pack, const Expression& like, const std::function<void(Expression&)>& way);

}  // namespace xingji::cases
