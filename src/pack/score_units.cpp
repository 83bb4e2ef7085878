#include "pack/score_units.h"

#include <algorithm>

#include "pack/score_range.h"
#include "pack/visit.h"
#include "pack/written.h"

namespace xingji {
namespace {

class Scores {
 public:
  Scores(const Pack& pack, const std::vector<History>& histories)
      : pack_(pack), histories_(histories) {}

  bool is_counted(const Expression& side) const {
    if (side.op == Op::measure) return is_counted(side.name);
    const bool is_made_of = side.op == Op::add || side.op == Op::subtract || side.op == Op::negate;
    return is_made_of && std::all_of(side.arguments.begin(), side.arguments.end(),
                                     [&](const Expression& part) { return is_counted(part); });
  }

  Range range_of(const Expression& side) const {
    const bool is_score = side.op == Op::measure && find(side.name) == nullptr;
    return is_score ? range_of_score(pack_, side.name) : Range{};
  }

 private:
  const History* find(const std::string& name) const {
    const auto found = std::find_if(histories_.begin(), histories_.end(),
                                    [&](const History& each) { return each.id == name; });
    return found == histories_.end() ? nullptr : &*found;
  }

  bool is_counted(const std::string& name) const {
    if (const History* history = find(name)) return is_counted(*history);
    for (const Indicator& indicator : pack_.indicators) {
      if (name == "indicator." + indicator.id) return is_counted_in_ones(indicator.value, pack_);
    }
    // A score that never goes beyond one may be a share.
    const Range range = range_of_score(pack_, name);
    return range.most && compare(*range.most, {1, 1}) > 0;
  }

  bool is_counted(const History& history) const {
    switch (history.kind) {
      case History::Kind::running:
      case History::Kind::days:
      case History::Kind::times:
      case History::Kind::days_since:
        return true;
      case History::Kind::mean:
      case History::Kind::lowest:
      case History::Kind::highest:
      case History::Kind::quantile:
      case History::Kind::yesterday:
        return is_counted(*history.of);
      case History::Kind::every:
      case History::Kind::watched:
        break;
    }
    return false;
  }

  const Pack& pack_;
  const std::vector<History>& histories_;
};

}  // namespace

bool refuse_percents_of_scores(Draft& draft, const Expression& condition,
                               const std::vector<History>& histories) {
  const Scores scores(draft.pack, histories);
  bool is_refused = false;
  visit(condition, [&](const Expression& part) {
    if (part.type != Type::flag || part.arguments.size() < 2) return;
    for (std::size_t i = 0; i < part.arguments.size(); ++i) {
      const Expression& thing = part.arguments[i == 0 ? 1 : 0];
      for (const Written& written : written_in(part.arguments[i], draft)) {
        if (!written.is_percent || !scores.is_counted(thing)) continue;
        refuse_percent(draft, thing, scores.range_of(thing), written);
        is_refused = true;
      }
    }
  });
  return is_refused;
}

}  // namespace xingji
