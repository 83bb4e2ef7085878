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

/// Those to numbers that conditions compare with; part of the above.
void add_literals(const Pack& pack, std::vector<Change>& changes);

/// Those to who is compared with whom: the attributes of groups, the fewest members, whose values
/// are how old; part of the above.
void add_peers(const Pack& pack, std::vector<Change>& changes);

}  // namespace xingji::cases
