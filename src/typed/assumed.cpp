#include "typed/assumed.h"

#include <algorithm>
#include <set>
#include <vector>

#include "engine/formula.h"
#include "io/explain_text.h"
#include "pack/visit.h"

namespace xingji::typed {
namespace {

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

// What becomes of the values comes first, then what they are made of.
enum class Rank : std::uint8_t { rule, value, left_out };

std::set<std::string> paths_of_values(const Pack& pack) {
  std::set<std::string> paths;
  for (std::size_t i = 0; i < pack.indicators.size(); ++i) {
    for (const Provenance* said : said_of(pack, i)) paths.insert(said->path);
  }
  return paths;
}

// What went into the values of indicators that agree and of no other that has points.
std::set<std::string> paths_of_agreeing(const Pack& pack, const Card& card,
                                        const RuledOut& ruled_out) {
  std::set<std::string> agreeing;
  std::set<std::string> others;
  for (std::size_t i = 0; i < pack.indicators.size(); ++i) {
    const bool agrees = ruled_out.indicators.contains(i);
    if (!agrees && !card.indicators[i].points) continue;
    for (const Provenance* said : said_of(pack, i)) (agrees ? agreeing : others).insert(said->path);
  }
  std::erase_if(agreeing, [&](const std::string& path) { return others.contains(path); });
  return agreeing;
}

// The assumptions of a card that went into one of its numbers: not the days on which the score is
// shown, nor into a total what its stars are given for. What the rules leave out altogether stands
// at their days; it is told where the page agrees in what they have.
class WentInto {
 public:
  WentInto(const Pack& pack, const Card& card, std::string name, const RuledOut& ruled_out)
      : name_(std::move(name)),
        ruled_out_(ruled_out),
        of_values_(paths_of_values(pack)),
        of_agreeing_(paths_of_agreeing(pack, card, ruled_out)) {
    const auto& all = card.indicators;
    for (std::size_t i = 0; i < all.size(); ++i) {
      parts_agree_ &= !all[i].points || ruled_out.indicators.contains(i);
    }
  }

  bool operator()(const std::string& path) const {
    if (path.starts_with("publish")) return false;
    if (path == "valid") return ruled_out_.total || parts_agree_;
    const bool is_of_stars = path.starts_with("stars");
    if (ruled_out_.total) return is_of_stars;
    return !of_agreeing_.contains(path) && (name_ == "stars" || !is_of_stars);
  }

  Rank rank_of(const std::string& path) const {
    if (path == "valid") return Rank::left_out;
    return of_values_.contains(path) ? Rank::value : Rank::rule;
  }

 private:
  std::string name_;
  const RuledOut& ruled_out_;
  std::set<std::string> of_values_;
  std::set<std::string> of_agreeing_;
  bool parts_agree_ = true;
};

// The first few reasons, each once.
void tell(const std::vector<Title>& why, Cause& cause) {
  constexpr std::size_t most_told = 2;
  std::set<std::string> told;
  for (const Title& each : why) {
    if (told.size() >= most_told || !told.insert(each.en).second) continue;
    cause.words.zh += (told.size() > 1 ? "；" : "") + pick(each, Language::zh);
    cause.words.en += (told.size() > 1 ? "; " : "") + pick(each, Language::en);
  }
}

}  // namespace

std::optional<Cause> assumed(const Pack& pack, const Card& card, const std::string& name,
                             const std::optional<std::size_t>& indicator,
                             const RuledOut& ruled_out) {
  std::vector<std::string> paths;
  std::vector<Title> why;
  if (!indicator) {
    const WentInto went_into(pack, card, name, ruled_out);
    for (const Rank rank : {Rank::rule, Rank::value, Rank::left_out}) {
      for (std::size_t i = 0; i < card.assumptions.size(); ++i) {
        const std::string& path = card.assumptions[i];
        if (!went_into(path) || went_into.rank_of(path) != rank) continue;
        paths.push_back(path);
        why.push_back(card.assumed_because[i]);
      }
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
  for (const std::string& path : paths) cause.detail += (cause.detail.empty() ? "" : " ") + path;
  tell(why, cause);
  return cause;
}

}  // namespace xingji::typed
