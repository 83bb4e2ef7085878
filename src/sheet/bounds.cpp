#include "sheet/bounds.h"

#include <algorithm>
#include <iterator>

#include "engine/formula.h"
#include "engine/number.h"
#include "pack/visit.h"

namespace xingji::sheet {
namespace {

class Bounds {
 public:
  Bounds(const Pack& pack, const std::string& name, Day day)
      : pack_(pack),
        name_(name),
        day_(day),
        untold_(Attributes::told(
            std::vector<std::optional<Attributes::Value>>(pack.attributes.size()))) {}

  std::vector<Micro> all() {
    for (const Band& band : pack_.bands) {
      add(name_ == "total" ? band.total_at_least : std::nullopt);
      add(name_ == "total" || name_ == "stars" ? std::nullopt : band.each_dimension_at_least);
    }
    visit_standing_expressions(pack_, [&](const Expression& part) { compared(part); });
    return ascending();
  }

  std::vector<Micro> limits() {
    const auto below = [&](const std::optional<Expression>& condition) {
      if (!condition) return;
      visit(*condition, [&](const Expression& part) {
        if (part.op == Op::less) compared(part);
      });
    };
    for (const Standing& standing : pack_.standings) {
      for (const Standing::Move& move : standing.moves) below(move.when);
      for (const History& history : standing.histories) below(history.of);
    }
    return ascending();
  }

 private:
  std::vector<Micro> ascending() {
    std::sort(bounds_.begin(), bounds_.end());
    bounds_.erase(std::unique(bounds_.begin(), bounds_.end()), bounds_.end());
    return std::move(bounds_);
  }

  void add(const std::optional<Number>& line) {
    if (!line) return;
    if (const auto bound = amount_on(*line, pack_, untold_, day_)) bounds_.push_back(*bound);
  }

  // What it is compared with hangs on no other score.
  void compared(const Expression& part) {
    const bool compares = part.arguments.size() == 2 && part.arguments[0].op == Op::measure &&
                          part.arguments[0].name == name_;
    if (!compares) return;
    bool is_fixed = true;
    visit(part.arguments[1], [&](const Expression& each) { is_fixed &= each.op != Op::measure; });
    if (!is_fixed) return;
    const DayValue bound = Formula(part.arguments[1], pack_).value(day_, untold_, {});
    const auto micro = bound.is_known() ? to_micro(bound.ratio) : std::nullopt;
    if (micro) bounds_.push_back(*micro);
  }

  const Pack& pack_;
  const std::string& name_;
  Day day_;
  Attributes untold_;
  std::vector<Micro> bounds_;
};

}  // namespace

std::vector<Micro> bounds_of_score(const Pack& pack, const std::string& name, Day day) {
  return Bounds(pack, name, day).all();
}

std::vector<Micro> noted_bounds_of_score(const Pack& pack, const std::string& name, Day day) {
  Pack pressing = pack;
  std::erase_if(pressing.notices,
                [](const Notice& notice) { return notice.severity == Notice::Severity::info; });
  const auto all = bounds_of_score(pack, name, day);
  const auto pressed = bounds_of_score(pressing, name, day);
  std::vector<Micro> noted;
  std::ranges::set_difference(all, pressed, std::back_inserter(noted));
  return noted;
}

std::vector<Micro> limits_of_score(const Pack& pack, const std::string& name, Day day) {
  return Bounds(pack, name, day).limits();
}

}  // namespace xingji::sheet
