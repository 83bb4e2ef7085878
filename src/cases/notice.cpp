#include "cases/notice.h"

#include <algorithm>
#include <map>
#include <optional>
#include <tuple>

#include "cases/judge.h"
#include "engine/evaluate.h"

namespace xingji::cases {
namespace {

bool is_judged_by(const CaseDay& day, const Pack& version) {
  return day.family->on(day.one.day)->since == version.since;
}

// Whether what the change is about stands in the case at all.
bool may_notice(const CaseDay& day, const Change& change) {
  if (day.one.overlay != nullptr && !change.by_place) return false;
  if (change.of == Change::Of::measures) return true;
  if (!change.table) return true;  // it may be about conditions of the day, too
  if (gives_measures(day.one)) return false;
  if (day.one.tallies != nullptr) return true;
  const CoveredDays& covered = day.facts->covered[static_cast<std::size_t>(*change.table)];
  return covered.first <= covered.last;
}

// A pack with a change made, and its rules made ready.
struct ChangedPack {
  ChangedPack(const Pack& whole, const std::function<void(Pack&)>& way)
      : pack(made(whole, way)), rules(pack) {}
  ChangedPack(const ChangedPack&) = delete;
  ChangedPack& operator=(const ChangedPack&) = delete;

  static Pack made(Pack pack, const std::function<void(Pack&)>& way) {
    way(pack);
    return pack;
  }

  Pack pack;
  Rules rules;  // refers to `pack`
};

// Whether what the case expects still comes out of the changed pack.
bool still_holds(const CaseDay& day, const ChangedPack& with, Change::Of of,
                 const std::string& file) {
  const Pack& changed = with.pack;
  Problems problems;
  std::optional<FactSet> remade;
  if (of == Change::Of::messages && !gives_measures(day.one)) {
    Family family = *day.family;
    for (Pack& pack : family.versions) {
      if (pack.since == changed.since) pack = changed;
    }
    Case one = day.one;
    one.day = day.last;
    remade = facts_of(one, family, file, problems);
    if (!remade) return false;
  }
  const FactSet& facts = remade ? *remade : *day.facts;
  std::optional<Balances> balances;
  if (of != Change::Of::measures && !gives_measures(day.one)) {
    const auto account = account_of(day.one, changed, facts, problems);
    if (!account) return false;
    balances = balances_of(day.one, changed, facts, *account, problems);
  }
  const PeerTables peers = peers_of(changed, facts, day.one.day, day.one.day, 1);
  const Balances& own = balances ? *balances : day.balances;
  compare(day.one, evaluate(with.rules, own, day.one.day, false, &peers), own, changed, facts,
          problems);
  return problems.empty();
}

}  // namespace

bool Notices::is_noticed(const Pack& version, const Change& change) {
  for (const auto& way : change.ways) {
    std::map<const Pack*, ChangedPack> made;  // of the pack and of those with parameters of cases
    for (auto day = days_.begin(); day != days_.end(); ++day) {
      if (!is_judged_by(*day, version) || !may_notice(*day, change)) continue;
      const Pack* own = day->family->on(day->one.day);
      const ChangedPack& changed = made.try_emplace(own, *own, way).first->second;
      if (still_holds(*day, changed, change.of, file_)) continue;
      std::iter_swap(days_.begin(), day);  // it is likely to notice the next one, too
      return true;
    }
  }
  return false;
}

Notices::Tried Notices::try_all() {
  std::map<std::tuple<std::string, int, int, std::string>, std::size_t> positions;
  Problems gaps;
  std::vector<bool> noticed;
  for (const Pack& version : family_.versions) {
    for (const Change& change : changes_of(version)) {
      const Place& at = change.place;
      const auto [position, is_new] =
          positions.emplace(std::tuple(at.file, at.line, at.column, change.name), gaps.size());
      if (is_new) {
        gaps.push_back({at, "no case notices: " + change.name, change.remedy});
        noticed.push_back(false);
      }
      const std::size_t one = position->second;
      if (!noticed[one]) noticed[one] = is_noticed(version, change);
    }
  }
  Tried tried{gaps.size(), {}};
  for (std::size_t one = 0; one < gaps.size(); ++one) {
    if (!noticed[one]) tried.gaps.push_back(std::move(gaps[one]));
  }
  return tried;
}

}  // namespace xingji::cases
