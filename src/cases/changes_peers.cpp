// Who is compared with whom.
#include <algorithm>

#include "cases/changes.h"

namespace xingji::cases {
namespace {

using Changes = std::vector<Change>;

void add(const Pack& pack, const std::string& what, const std::string& remedy,
         const std::function<void(Pack&)>& way, Changes& changes) {
  changes.push_back({pack.peers->place, what, remedy, {way}});
}

void add_fewest(const Pack& pack, Changes& changes) {
  // Nobody is compared with himself alone.
  const auto is_fewest = [](const Number::Entry& entry) { return entry.value <= 2 * micro_one; };
  const auto& entries = pack.peers->least.entries;
  for (const int by : {1, -1}) {
    if (by < 0 && std::any_of(entries.begin(), entries.end(), is_fewest)) continue;
    const auto way = [by](Pack& changed) {
      for (Number::Entry& entry : changed.peers->least.entries) entry.value += by * micro_one;
    };
    add(pack, std::string("peers.least, ") + (by > 0 ? "one more" : "one less"),
        "add a case with exactly as many peers and one with one less", way, changes);
  }
}

void add_groups(const Pack& pack, Changes& changes) {
  const auto& groups = pack.peers->groups;
  for (std::size_t g = 0; g < groups.size(); ++g) {
    for (std::size_t k = 0; k < groups[g].size(); ++k) {
      const auto way = [g, k](Pack& changed) {
        auto& keys = changed.peers->groups[g];
        keys.erase(keys.begin() + static_cast<std::ptrdiff_t>(k));
      };
      add(pack, "peers.group, members may differ in '" + pack.attributes[groups[g][k]].id + "'",
          "add a case with enough peers of the own group and others that would change the points",
          way, changes);
    }
  }
  // The last is there for whoever finds too few in those before it.
  if (groups.size() < 2) return;
  const auto way = [](Pack& changed) { changed.peers->groups.pop_back(); };
  add(pack, "peers.group, without the last of them",
      "add a case with too few peers of the own group and enough beyond it", way, changes);
}

void add_age(const Pack& pack, Changes& changes) {
  const int days = pack.peers->days_old;
  for (const int by : {1, -1}) {
    if (days == 0 || days + by < 0) continue;  // of the same day: nothing says when they are known
    const auto way = [by](Pack& changed) { changed.peers->days_old += by; };
    add(pack, by > 0 ? "peers, of values a day older" : "peers, of values a day newer",
        "add peers whose values of that day and of those beside it differ", way, changes);
  }
}

}  // namespace

void add_peers(const Pack& pack, Changes& changes) {
  if (!pack.peers) return;
  add_fewest(pack, changes);
  add_groups(pack, changes);
  add_age(pack, changes);
}

}  // namespace xingji::cases
