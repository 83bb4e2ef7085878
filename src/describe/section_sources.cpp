// What the rules rest on: every assumption with its reason, every source with what it gives.
#include <algorithm>
#include <map>
#include <set>

#include "describe/filled.h"
#include "describe/place_title.h"
#include "describe/rows.h"
#include "describe/sections.h"
#include "pack/grounds.h"

namespace xingji {
namespace {

// What a list holds is named once: "indicators.late.points" for "indicators.late.points.1.give".
std::string place_named(const std::string& path) {
  for (std::size_t dot = path.find('.'); dot != std::string::npos; dot = path.find('.', dot + 1)) {
    const std::size_t end = path.find('.', dot + 1);
    const std::string part = path.substr(dot + 1, end == std::string::npos ? end : end - dot - 1);
    if (!part.empty() && part.find_first_not_of("0123456789") == std::string::npos) {
      return path.substr(0, dot);
    }
  }
  return path;
}

// Places by what people call them, each once, in the order in which the text came to them.
class Places {
 public:
  void add(const std::string& path, const Writer& to) {
    const std::string place = place_named(path);
    const std::string title = to.title(title_of_place(*to.telling().pack, place));
    if (!paths_.contains(title)) titles_.push_back(title);
    std::vector<std::string>& paths = paths_[title];
    if (std::find(paths.begin(), paths.end(), place) == paths.end()) paths.push_back(place);
  }

  /// "Shipped late [indicators.late.points, indicators.late.weight], total".
  std::string told(const Writer& to) const {
    std::vector<std::string> told;
    for (const std::string& title : titles_) {
      const std::string paths = listed(paths_.at(title), to);
      told.push_back(title.empty() ? paths : title + " [" + paths + "]");
    }
    return listed(told, to);
  }

 private:
  std::vector<std::string> titles_;  // empty: of places that have none
  std::map<std::string, std::vector<std::string>> paths_;
};

std::string given_by(const Grounds::Count& count, const Writer& to) {
  if (count.in_part == 0) return filled(to.say("gives {}", "给出 {} 处"), count.whole);
  if (count.whole == 0) {
    return filled(to.say("gives {} in part", "给出 {} 处的一部分"), count.in_part);
  }
  return filled(to.say("gives {}, and {} in part", "给出 {} 处，另有 {} 处给出一部分"), count.whole,
                count.in_part);
}

}  // namespace

// One reason often stands behind several numbers.
void write_assumptions(Writer& to) {
  if (to.assumed().empty()) return;
  std::vector<std::string> reasons;
  std::map<std::string, Places> places;
  std::map<std::string, std::set<std::string>> sources;
  for (const Provenance& said : to.assumed()) {
    const std::string reason = to.title(said.assumed);
    if (!places.contains(reason)) reasons.push_back(reason);
    if (!said.source.empty()) sources[reason].insert(said.source);
    places[reason].add(said.path, to);
  }
  const auto in_part = std::count_if(to.assumed().begin(), to.assumed().end(),
                                     [](const Provenance& said) { return !said.source.empty(); });
  to.line(0, filled(to.say("※ Assumed: {} places, {} of them in part: a source gives the rest",
                           "※ 假定：{} 处，其中 {} 处出处给出了一部分"),
                    to.assumed().size(), in_part));
  for (const std::string& reason : reasons) {
    to.line(1, reason);
    to.line(2, places[reason].told(to));
    const std::vector<std::string> given(sources[reason].begin(), sources[reason].end());
    if (!given.empty()) {
      to.line(2, filled(to.say("given in part by {}", "其余部分出自 {}"), listed(given, to)));
    }
  }
}

void write_sources(Writer& to) {
  const Pack& pack = *to.telling().pack;
  if (pack.sources.empty()) return;
  to.line(0, to.say("Sources (A official, B repost, C unofficial, D doubtful, X contradicted)",
                    "出处（A 官方，B 转载，C 非官方，D 存疑，X 相互矛盾）"));
  const Grounds grounds = grounds_of(pack);
  for (const Source& source : pack.sources) {
    std::string text = source.id + " (" + source.grade + ") " + source.title;
    if (!source.link.empty()) text += " · " + source.link;
    if (!source.read.empty()) text += to.say(" · read ", " · 查阅于 ") + source.read;
    to.line(1, text);
    if (const auto found = grounds.sources.find(source.id); found != grounds.sources.end()) {
      to.line(2, given_by(found->second, to));
    }
  }
  if (grounds.assumed > 0) {
    to.line(1, filled(to.say("no source: {}", "没有出处：{} 处"), grounds.assumed));
  }
}

}  // namespace xingji
