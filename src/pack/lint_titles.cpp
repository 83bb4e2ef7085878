// Things of one name: people type and paste numbers by title and alias, and such a number would be
// one's or the other's by chance.
#include <algorithm>
#include <set>

#include "pack/lint.h"

namespace xingji {
namespace {

// What has a title that numbers are typed under, and the days on which it is there.
struct Titled {
  const std::string* id;
  const Place* place;
  std::optional<Day> since;
  std::optional<Day> until;
  std::set<std::string> names;
};

std::set<std::string> names_of(const Title& title, const std::vector<std::string>& aliases) {
  std::set<std::string> names(aliases.begin(), aliases.end());
  for (const std::string& name : {title.zh, title.en}) {
    if (!name.empty()) names.insert(name);
  }
  return names;
}

bool are_ever_both(const Titled& a, const Titled& b) {
  const bool a_ends_first = a.until && b.since && *a.until < *b.since;
  const bool b_ends_first = b.until && a.since && *b.until < *a.since;
  return !a_ends_first && !b_ends_first;
}

void lint_all(Draft& draft, const std::vector<Titled>& all) {
  for (std::size_t i = 0; i < all.size(); ++i) {
    for (std::size_t e = 0; e < i; ++e) {
      const auto shared =
          std::find_if(all[i].names.begin(), all[i].names.end(),
                       [&](const std::string& name) { return all[e].names.contains(name); });
      if (shared == all[i].names.end() || !are_ever_both(all[e], all[i])) continue;
      draft.warn(
          *all[i].place,
          "'" + *shared + "' is what '" + *all[e].id + "' and '" + *all[i].id + "' are called",
          "give each a name of its own: what people type is found by it");
      break;
    }
  }
}

}  // namespace

// A dimension may be called what its only indicator is called.
void lint_titles(Draft& draft) {
  const Pack& pack = draft.pack;
  std::vector<Titled> inputs;
  for (const Indicator& each : pack.indicators) {
    inputs.push_back(
        {&each.id, &each.place, each.since, each.until, names_of(each.title, each.aliases)});
  }
  for (const Gate& each : pack.gates) {
    inputs.push_back(
        {&each.id, &each.said.place, each.since, each.until, names_of(each.title, {})});
  }
  lint_all(draft, inputs);
  std::vector<Titled> dimensions;
  for (const Dimension& each : pack.dimensions) {
    dimensions.push_back({&each.id, &each.said.place, {}, {}, names_of(each.title, {})});
  }
  lint_all(draft, dimensions);
}

}  // namespace xingji
