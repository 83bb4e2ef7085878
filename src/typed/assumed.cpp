#include "typed/assumed.h"

#include <algorithm>
#include <set>
#include <vector>

#include "engine/formula.h"
#include "io/explain_text.h"
#include "pack/visit.h"

namespace xingji::typed {
namespace {

// Whether what stands there went into the number: not the days on which the rules hold or the
// score is shown, nor into a total what its stars are given for.
bool went_into(const std::string& name, const std::string& path) {
  if (path == "valid" || path.starts_with("publish")) return false;
  return name == "stars" || !path.starts_with("stars");
}

std::vector<const Provenance*> said_of(const Pack& pack, std::size_t i) {
  std::vector<const Provenance*> all;
  const Formula formula(pack.indicators[i].value, pack);
  for (const std::size_t m : formula.measures()) {
    const Measure& measure = pack.measures[m];
    all.push_back(&measure.said);
    for (const Window::Choice& choice : measure.window.choices) all.push_back(&choice.said);
    visit_measure(measure, [&](const Expression& expression) {
      if (expression.op != Op::parameter) return;
      for (const Parameter& parameter : pack.parameters) {
        if (parameter.id != expression.name) continue;
        for (const Number::Entry& entry : parameter.number.entries) all.push_back(&entry.said);
      }
    });
  }
  return all;
}

}  // namespace

std::optional<Cause> assumed(const Pack& pack, const Card& card, const std::string& name,
                             const std::optional<std::size_t>& indicator) {
  std::vector<std::string> paths;
  std::vector<Title> why;
  if (!indicator) {
    for (std::size_t i = 0; i < card.assumptions.size(); ++i) {
      if (!went_into(name, card.assumptions[i])) continue;
      paths.push_back(card.assumptions[i]);
      why.push_back(card.assumed_because[i]);
    }
  } else {
    for (const Provenance* said : said_of(pack, *indicator)) {
      if (said->assumed.empty()) continue;
      if (std::find(paths.begin(), paths.end(), said->path) != paths.end()) continue;
      paths.push_back(said->path);
      why.push_back(said->assumed);
    }
  }
  if (paths.empty()) return std::nullopt;
  Cause cause{Reason::assumed,
              "",
              {"没有找到原因；用到未公开的假定：", "no reason found; rests on assumptions: "},
              false};
  std::set<std::string> told;
  for (std::size_t i = 0; i < paths.size(); ++i) {
    cause.detail += (i == 0 ? "" : " ") + paths[i];
    constexpr std::size_t most_told = 2;
    if (told.size() >= most_told || !told.insert(why[i].en).second) continue;
    cause.words.zh += (told.size() > 1 ? "；" : "") + pick(why[i], Language::zh);
    cause.words.en += (told.size() > 1 ? "; " : "") + pick(why[i], Language::en);
  }
  return cause;
}

}  // namespace xingji::typed
